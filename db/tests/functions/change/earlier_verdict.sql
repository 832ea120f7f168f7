-- Tests functions/change/earlier_verdict and functions/change/keep_verdict from its side.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare earlier as
select result ->> 'verdict', is_same from change.earlier_verdict(tests.id('o'), $1);

select tests.become(tests.id('manager'));
select results_eq($$execute earlier('{}')$$, $$values (null::text, null::boolean)$$, 'none at first');
select tests.push('phone', tests.operation('o', 'update', 1, '{"asked": "b"}'));
select results_eq(
    $$execute earlier('{"op_id": "x"}')$$, $$values ('applied', false)$$, 'another operation of that id'
);
select results_eq(
    $$execute earlier(tests.operation('o', 'update', 1, '{"asked": "b"}'))$$, $$values ('applied', true)$$,
    'the same'
);
select tests.become(tests.id('owner'));
select results_eq(
    $$execute earlier('{}')$$, $$values (null::text, null::boolean)$$, 'verdicts are one''s own'
);

select * from finish();
rollback;
