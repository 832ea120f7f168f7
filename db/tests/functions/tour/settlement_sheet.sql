-- Tests functions/tour/settlement_sheet: who reads money reads the sheet.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

prepare sheet as select api.settlement_sheet(tests.id('gig')) #>> '{figures,due}';

select tests.become(tests.id('finance'));
select results_eq('sheet', array['23228.22'], 'finance reads it');
select tests.become(tests.id('crew'));
select throws_code('sheet', 'PERMISSION_DENIED', 'crew does not');
select tests.become(tests.id('viewer'));
select throws_code('sheet', 'PERMISSION_DENIED', 'nor does a viewer');
select tests.become(tests.id('stranger'));
select throws_code('sheet', 'NOT_FOUND', 'for a stranger there is none');
select tests.become(null);
select throws_ok(
    'sheet', '42501', 'permission denied for function settlement_sheet', 'and nobody asks without a token'
);

select * from finish();
rollback;
