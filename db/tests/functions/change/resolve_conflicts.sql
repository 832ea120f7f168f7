-- Tests functions/change/resolve_conflicts; what a resolution writes is tested in apply_resolution.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare resolve as
select v ->> 'verdict', v ->> 'code'
from jsonb_array_elements(api.resolve_conflicts(
    jsonb_build_array(jsonb_build_object(
        'op_id', tests.id($1), 'choice', 'mine',
        'conflict_id', (select id from api.conflicts)
    )),
    'laptop'
)) as v;

select tests.become(tests.id('manager'));
select tests.push('phone', tests.operation('one', 'update', 1, '{"asked": "b"}'));
select tests.push('tablet', tests.operation('two', 'update', 1, '{"asked": "c"}'));
select results_eq($$execute resolve('r')$$, $$values ('applied', null::text)$$, 'a conflict is resolved');
select results_eq(
    $$execute resolve('r')$$, $$values ('duplicate', null::text)$$, 'once, however often it is said'
);
select results_eq($$execute resolve('s')$$, $$values ('rejected', 'CONFLICT_CLOSED')$$, 'not twice');
select results_eq(
    $$select source, device_id from api.history('racks', tests.id('rack')) where version = 3$$,
    $$values ('sync', 'laptop')$$, 'the log says from where'
);
select tests.become(null);
select throws_ok(
    $$select api.resolve_conflicts('[]')$$, '42501', 'permission denied for function resolve_conflicts',
    'for members only'
);

select * from finish();
rollback;
