-- Tests functions/change/read_operation. tests/api/sync has more of what cannot be read.
begin;
select plan(11);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

select row_eq(
    $$select (change.read_operation(
        tests.operation('o', 'update', 3, '{"asked": "b"}', jsonb_build_object(
            'depends_on', array[tests.id('p')], 'made_at', '2026-01-01T00:00:00Z'
        )), 'phone'
    )).*$$,
    row(
        tests.id('o'), 'update', 'racks', tests.id('rack'), 3, '{"asked": "b"}'::jsonb, array[tests.id('p')],
        '2026-01-01T00:00:00Z'::timestamptz, 'phone',
        tests.operation('o', 'update', 3, '{"asked": "b"}', jsonb_build_object(
            'depends_on', array[tests.id('p')], 'made_at', '2026-01-01T00:00:00Z'
        ))
    )::change.operation,
    'an operation is read'
);
select is(
    (tests.given('o', 'update', 3, '{"asked": "b"}', '{"device_id": "tablet"}')).device_id, 'tablet',
    'it may be of another device than the push'
);
select is(
    (tests.given('o', 'update', 3, '{"asked": "b"}', '{"made_at": "2999-01-01T00:00:00Z"}')).made_at, now(),
    'no edit was made in the future'
);
select is((tests.given('o', 'update', 3, '{"asked": "b"}')).made_at, now(), 'now, if nothing is said');
select is((tests.given('o', 'delete', 3, null)).fields, '{}', 'a deletion has no fields');

create function pg_temp.fault(operation jsonb)
returns text
language sql
as $$
    select tests.error(format('select change.read_operation(%L, null)', operation)) ->> 'details'
$$;
select is(pg_temp.fault(tests.operation('o', 'drop', 3, null)), 'op=drop', 'an unknown operation is refused');
select is(pg_temp.fault(tests.operation('o', 'update', 3, '{}')), 'fields', 'and an update of nothing');
select is(
    pg_temp.fault(tests.operation('o', 'delete', 3, '{"asked": 1}')), 'fields', 'a deletion with fields'
);
select is(
    pg_temp.fault(tests.operation('o', 'insert', 3, '{}')), 'base_version of an insert',
    'an insert from a version'
);
select is(
    pg_temp.fault(tests.operation('o', 'insert', null, '{}', '{"basis": 1}')),
    'basis is no part of an operation', 'a part that is none'
);
select is(pg_temp.fault('{}'), 'op_id=null', 'and what has no op_id');

select * from finish();
rollback;
