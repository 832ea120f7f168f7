-- Tests functions/change/changed_by_others.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare changed as
select change.changed_by_others(
    tests.given('o', 'delete', $1, null, jsonb_build_object('device_id', $2::text))
);

select tests.become(tests.id('manager'));
select results_eq($$execute changed(1, 'phone')$$, array[false], 'nothing has happened');
select tests.push('phone', tests.operation('one', 'update', 1, '{"asked": "b"}'));
select results_eq($$execute changed(1, 'phone')$$, array[false], 'the device itself is not another');
select results_eq($$execute changed(1, 'tablet')$$, array[true], 'but it is to others');
select results_eq($$execute changed(2, 'tablet')$$, array[false], 'until they have seen it');

select * from finish();
rollback;
