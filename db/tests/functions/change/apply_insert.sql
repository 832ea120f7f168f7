-- Tests functions/change/apply_insert.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare apply as
select i.verdict, i.version, i."row" ->> 'asked'
from change.apply_insert(
    tests.given('o', 'insert', null, $2, jsonb_build_object('id', tests.id($1))),
    change.syncable_columns('racks')
) as i;

select tests.become(tests.id('manager'));
select results_eq(
    $$execute apply('new', jsonb_build_object('org_id', tests.id('band'), 'asked', 'b'))$$,
    $$values ('applied', 1, 'b')$$, 'a row is made'
);
select is(
    (select total from api.racks where id = tests.id('new')), 0::numeric,
    'with the id of the device, and defaults for what it left out'
);
select is(current_setting('ontour.row_id', true), '', 'no other insert gets that id');
select results_eq(
    $$execute apply('rack', jsonb_build_object('org_id', tests.id('band'), 'asked', 'a'))$$,
    $$values ('merged', 1, 'a')$$, 'one that is there, with the same in it'
);
select results_eq(
    $$execute apply('rack', jsonb_build_object('org_id', tests.id('band'), 'asked', 'b',
    'tags', array['c']))$$,
    $$values ('conflict', 2, 'a')$$, 'or something else: two edits without a base'
);
select is(
    (select tags from api.racks where id = tests.id('rack')), '{a,b,c}', 'that merge as far as they can'
);
select throws_ok(
    $$execute apply('newer', '{"asked": "b"}')$$, '42501',
    'new row violates row-level security policy for table "racks"', 'policies are asked'
);
select tests.become(tests.id('stranger'));
select throws_ok(
    $$execute apply('rack', jsonb_build_object('org_id', tests.id('rivals')))$$, '23505', null,
    'an id that is another''s'
);

select * from finish();
rollback;
