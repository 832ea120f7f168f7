-- Tests functions/change/read_resolution.
begin;
select plan(5);

create function pg_temp.resolution(choice jsonb)
returns jsonb
language sql
as $$
    select jsonb_build_object('op_id', tests.id('o'), 'conflict_id', tests.id('c')) || choice
$$;
create function pg_temp.fault(resolution jsonb)
returns text
language sql
as $$
    select tests.error(format('select change.read_resolution(%L, null)', resolution)) ->> 'details'
$$;

select row_eq(
    $$select (change.read_resolution(pg_temp.resolution('{"choice": "mine"}'), 'phone')).*$$,
    row(
        tests.id('o'), 'resolve', 'conflicts', tests.id('c'), null::integer, null::jsonb, null::uuid[], now(),
        'phone', pg_temp.resolution('{"choice": "mine"}')
    )::change.operation,
    'a resolution is read'
);
select is(pg_temp.fault('{"choice": "mine"}'), 'op_id or conflict_id=null', 'it says of what');
select is(pg_temp.fault(pg_temp.resolution('{"choice": "both"}')), 'choice=both', 'and what');
select is(pg_temp.fault(pg_temp.resolution('{"choice": "value"}')), 'choice=value', 'a value is given');
select is(
    pg_temp.fault(pg_temp.resolution('{"choice": "mine", "value": 1}')), 'choice=mine',
    'and only where one is wanted'
);

select * from finish();
rollback;
