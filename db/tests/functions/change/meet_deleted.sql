-- Tests functions/change/meet_deleted.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare meet as
select met.verdict, met.version
from change.meet_deleted(tests.given('o', $1, $2, $3), change.syncable_columns('racks')) as met;

select tests.become(tests.id('manager'));
select throws_code($$execute meet('delete', 1, null)$$, 'NOT_FOUND', 'a row that lives is not to be seen');
select tests.push('tablet', tests.operation('gone', 'delete', 1, null));
select results_eq($$execute meet('delete', 1, null)$$, $$values ('merged', 2)$$, 'deleted is deleted');
select results_eq(
    $$execute meet('update', 1, '{"asked": "b", "secret": "s"}')$$, $$values ('conflict', 2)$$,
    'an edit of what is deleted'
);
select results_eq(
    'select kind, column_name, base, mine, theirs, theirs_version from api.conflicts',
    $$values ('deleted', null, '{"asked": "a"}'::jsonb, '{"asked": "b"}'::jsonb, null::jsonb, 2)$$,
    'is kept, without secrets'
);
select throws_code(
    $$execute meet('update', 3, '{"asked": "b"}')$$, 'BASE_VERSION_UNKNOWN', 'from a version that was'
);
select tests.become(tests.id('crew'));
select throws_code(
    $$execute meet('update', 1, '{"asked": "b"}')$$, 'PERMISSION_DENIED', 'of who might have made it'
);
select tests.become(tests.id('stranger'));
select throws_code($$execute meet('update', 1, '{"asked": "b"}')$$, 'NOT_FOUND', 'a stranger learns nothing');
select throws_code($$execute meet('delete', 1, null)$$, 'NOT_FOUND', 'by deleting neither');

select * from finish();
rollback;
