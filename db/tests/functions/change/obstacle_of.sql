-- Tests functions/change/obstacle_of.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

-- What stands in the way of an operation that depends on that of this name, pushed with this outcome.
create function pg_temp.obstacle(name text, verdict text, code text)
returns text
language plpgsql
as $$
declare
    v_outcome change.outcome;
    v_found record;
begin
    v_outcome.verdict := verdict;
    v_outcome.code := code;
    select o.obstacle, o.cause into v_found
    from change.obstacle_of(
        tests.given(
            'o', 'update', 1, '{"asked": "b"}', jsonb_build_object('depends_on', array[tests.id(name)])
        ),
        array[tests.id('p'), tests.id('q')], array[null, v_outcome]
    ) as o;
    return concat_ws(' ', v_found.obstacle, replace(v_found.cause, tests.id(name)::text, name));
end
$$;

select tests.become(tests.id('manager'));
select is(pg_temp.obstacle('q', 'applied', null), '', 'none if it was applied');
select is(pg_temp.obstacle('q', 'conflict', null), '', 'or met a conflict: the row is there');
select is(
    pg_temp.obstacle('q', 'rejected', '23514'), 'DEPENDENCY_FAILED op_id=q code=23514', 'if it was rejected'
);
select is(
    pg_temp.obstacle('q', 'rejected', 'OPERATION_BUSY'), 'OPERATION_BUSY op_id=q code=OPERATION_BUSY',
    'if it is not decided'
);
select is(pg_temp.obstacle('r', null, null), 'DEPENDENCY_UNKNOWN op_id=r', 'if it has not arrived');
select tests.push('phone', tests.operation('r', 'update', 1, '{"asked": "c"}'));
select is(pg_temp.obstacle('r', null, null), '', 'until it has');
select tests.push('phone', tests.operation('s', 'update', 2, '{"total": -1}'));
select is(
    pg_temp.obstacle('s', null, null), 'DEPENDENCY_FAILED op_id=s code=23514', 'and was rejected then'
);

select * from finish();
rollback;
