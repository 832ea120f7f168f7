-- Tests functions/change/base_of.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare base as
select change.base_of(tests.given($1, 'update', $2, '{"asked": "x"}', $3)) ->> 'asked';

select tests.become(tests.id('manager'));
select tests.push('phone', tests.operation('one', 'update', 1, '{"asked": "b"}'));
select tests.become_superuser();
update api.racks set asked = 'c' where id = tests.id('rack');
select tests.become(tests.id('manager'));

select results_eq($$execute base('o', 3, '{}')$$, array['c'], 'the row at the base version');
select results_eq(
    $$execute base('o', 1, '{}')$$, array['b'],
    'with what the device had done by then, though it did not know'
);
select results_eq(
    $$execute base('o', 1, '{"device_id": "tablet"}')$$, array['a'], 'which others did not see'
);
select results_eq(
    $$execute base('o', 1, jsonb_build_object('device_id', 'tablet', 'depends_on', array[tests.id('one')]))$$,
    array['b'], 'unless they say that they did'
);
select results_eq($$execute base('o', 9, '{}')$$, array[null::text], 'null if there is none');
select is(
    change.base_of(tests.given('o', 'update', 1, '{"total": 1}', '{"device_id": "x"}')) -> 'total', '10',
    'values are read as the columns hold them'
);
select tests.become(tests.id('stranger'));
select results_eq($$execute base('o', 3, '{}')$$, array[null::text], 'or if the caller could not read it');
select tests.become(tests.id('owner'));
select results_eq($$execute base('o', 1, '{}')$$, array['a'], 'a device is one person''s');

select * from finish();
rollback;
