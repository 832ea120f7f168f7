-- Tests functions/tour/settle: who writes money settles.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

prepare settle (boolean) as
select api.settle(tests.id('gig'), $1) #>> '{settlement,state}';

select tests.become(tests.id('viewer'));
select throws_code('execute settle(true)', 'PERMISSION_DENIED', 'a viewer does not, not even dry');
select tests.become(tests.id('crew'));
select throws_code('execute settle(false)', 'PERMISSION_DENIED', 'nor does crew');
select tests.become(tests.id('stranger'));
select throws_code('execute settle(false)', 'NOT_FOUND', 'nor a stranger');
select tests.become(null);
select throws_ok(
    'execute settle(false)', '42501', 'permission denied for function settle', 'nor nobody'
);
select tests.become(tests.id('finance'));
select results_eq('execute settle(true)', array['estimated'], 'finance looks');
select results_eq('execute settle(false)', array['settled'], 'and settles');
select is(
    (select updated_by from api.settlements), tests.id('finance'), 'by name'
);

select * from finish();
rollback;
