-- Tests functions/change/write_fields.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare write as select change.write_fields('racks', tests.id('rack'), $1) -> 'total';

select tests.become(tests.id('manager'));
select results_eq($$execute write('{"total": "3.5", "tags": ["x"]}')$$, $$values ('3.5'::jsonb)$$, 'written');
select throws_ok($$execute write('{"total": "much"}')$$, '22P02', null, 'or not what the column holds');
select throws_ok(
    $$execute write('{"org_id": null}')$$, '42501', 'permission denied for table racks',
    'or not one''s to write'
);
select throws_ok(
    $$execute write('{"total = 0 --": null}')$$, '42703',
    'column "total = 0 --" does not exist', 'no SQL in a name'
);
select tests.become(tests.id('stranger'));
select results_eq($$execute write('{"total": 1}')$$, array[null::jsonb], 'nothing of a row that is not seen');

select * from finish();
rollback;
