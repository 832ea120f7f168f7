-- Tests functions/change/apply_update. What merging does is tested in merge_row.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare apply as
select u.verdict, u.version, u."row" ->> 'asked'
from change.apply_update(tests.given('o', 'update', $1, $2), change.syncable_columns('racks')) as u;

select tests.become(tests.id('manager'));
select results_eq(
    $$execute apply(1, '{"asked": "b"}')$$, $$values ('applied', 2, 'b')$$, 'a row is changed and returned'
);
select results_eq(
    $$execute apply(null, '{"asked": "b"}')$$, $$values ('merged', 2, 'b')$$,
    'without a version the device means the row that it made, which had version 1'
);
select throws_code($$execute apply(3, '{"asked": "b"}')$$, 'BASE_VERSION_UNKNOWN', 'no version to come');
select throws_ok($$execute apply(2, '{"total": "x"}')$$, '22P02', null, 'no value of another type');
select tests.become(tests.id('crew'));
select throws_ok(
    $$execute apply(2, '{"asked": "c"}')$$, '42501',
    'new row violates row-level security policy for table "racks"', 'policies are asked'
);
select tests.become(tests.id('stranger'));
select throws_code($$execute apply(2, '{"asked": "c"}')$$, 'NOT_FOUND', 'of a stranger too');

select * from finish();
rollback;
