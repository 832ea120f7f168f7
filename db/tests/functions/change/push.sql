-- Tests functions/change/push.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare push as
select v ->> 'verdict', v ->> 'version'
from jsonb_array_elements(api.push(json_build_object(
    'operations', json_build_array(tests.operation($1, 'update', 1, '{"asked": "b"}')), 'device_id', 'phone'
))) as v;

select tests.become(tests.id('manager'));
select results_eq($$execute push('o')$$, $$values ('applied', '2')$$, 'a member pushes');
select results_eq(
    $$select actor_id, device_id from api.history('racks', tests.id('rack')) where version = 2$$,
    $$values (tests.id('manager'), 'phone')$$, 'as himself, from his device'
);
select tests.become(tests.id('viewer'));
select results_eq($$execute push('p')$$, $$values ('merged', '2')$$, 'what is so already takes no right');
select tests.become(null);
select throws_ok(
    $$execute push('q')$$, '42501', 'permission denied for function push', 'without a token nothing is pushed'
);

select * from finish();
rollback;
