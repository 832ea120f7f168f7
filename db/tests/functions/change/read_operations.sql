-- Tests functions/change/read_operations.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

create temporary table given as
select r.*
from change.read_operations(
    format(
        '[%s, 7, {"op_id": "%s", "x": "\u0000"}, %s]',
        tests.operation('one', 'update', 1, '{"asked": "b", "secret": "s"}'), tests.id('two'),
        tests.operation('three', 'update', 1, '{"asked": "b"}', '{"table": "nowhere"}')
    )::json,
    null, false
) as r;

select results_eq(
    'select o.op_id, o.op from given, unnest(given.operations) as o',
    $$values (tests.id('one'), 'update'), (null, null), (tests.id('two'), null), (tests.id('three'),
    'update')$$,
    'each is read by itself, and known by its id if it can be'
);
select results_eq(
    'select f from given, unnest(given.faults) as f',
    $$values (null), ('op_id=null'), ('unsupported Unicode escape sequence'), (null)$$, 'or its fault is told'
);
select results_eq(
    'select o.fields, o.content -> ''fields'' from given, unnest(given.operations) as o limit 1',
    $$values ('{"asked": "b", "secret": "s"}'::jsonb, '{"asked": "b"}'::jsonb)$$, 'secrets are not kept'
);
select results_eq(
    $$select tables -> 'racks' -> 'total' ->> 'policy', tables -> 'nowhere' from given$$,
    $$values ('sum', 'null'::jsonb)$$, 'columns are looked up once a table'
);
select tests.request(headers => '{"x-device-id": "laptop"}');
select is(
    (
        select (r.operations[1]).device_id
        from change.read_operations(
            json_build_array(tests.operation('one', 'delete', 1, null)), null, false
        ) as r
    ),
    'laptop', 'the device may be named by a header'
);

select * from finish();
rollback;
