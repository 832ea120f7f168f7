-- Tests functions/change/close_conflict. That the row is written first, apply_resolution tests.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

create function pg_temp.close(name text, conflict uuid, verdict text default 'applied')
returns void
language plpgsql
as $$
declare
    v_outcome change.outcome;
begin
    v_outcome.verdict := verdict;
    perform change.close_conflict(
        change.read_resolution(
            jsonb_build_object('op_id', tests.id(name), 'conflict_id', conflict, 'choice', 'theirs'), 'phone'
        ),
        v_outcome, '{"asked": "c"}', '{"asked": "b"}'
    );
end
$$;
prepare statuses as select status, choice, resolved_version from api.conflicts order by id;

select tests.become(tests.id('manager'));
select tests.push('phone', tests.operation('one', 'update', 1, '{"asked": "b"}'));
select tests.push('tablet', tests.operation('two', 'update', 1, '{"asked": "c"}'));
select tests.push('laptop', tests.operation('three', 'update', 1, '{"asked": "d"}'));
select id as first from api.conflicts order by id limit 1 \gset
select id as second from api.conflicts order by id desc limit 1 \gset

select tests.become(tests.id('viewer'));
select throws_code(
    format('select pg_temp.close(%L, %L)', 'x', :'first'), 'PERMISSION_DENIED',
    'who may not write decides nothing'
);
select tests.become(tests.id('manager'));
select lives_ok(format('select pg_temp.close(%L, %L)', 'x', :'first'), 'a conflict is closed');
select lives_ok(
    format('select pg_temp.close(%L, %L, %L)', 'y', :'second', 'conflict'),
    'or left behind by a resolution that met one itself'
);
select results_eq(
    'statuses', $$values ('resolved', 'theirs', null::integer), ('superseded', null, null)$$,
    'no version where none was made'
);
select throws_code(format('select pg_temp.close(%L, %L)', 'z', :'first'), 'CONFLICT_CLOSED', 'once');
select throws_code(
    format('select pg_temp.close(%L, %L)', 'z', tests.id('none')), 'CONFLICT_CLOSED', 'or none'
);

select * from finish();
rollback;
