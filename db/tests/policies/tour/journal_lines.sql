-- Tests policies/tour/journal_lines: who reads money reads the books, and nobody writes them.
begin;
select plan(10);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

select tests.become(tests.id('owner'));
select api.settle(tests.id('gig')) is not null as settled
\gset

prepare visible as select exists (select from api.journal_lines where account = 'promoter');

select policies_are('api', 'journal_lines', array['select_reader']);
select results_eq('visible', array[true], 'an owner reads them');
select tests.become(tests.id('finance'));
select results_eq('visible', array[true], 'so does finance');
select throws_ok(
    'update api.journal_lines set amount = 1', '42501', 'permission denied for table journal_lines',
    'but changes nothing'
);
select throws_ok(
    'insert into api.journal_lines default values', '42501', 'permission denied for table journal_lines',
    'nor adds any'
);
select throws_ok(
    'delete from api.journal_lines', '42501', 'permission denied for table journal_lines',
    'nor takes any away'
);
select tests.become(tests.id('crew'));
select results_eq('visible', array[false], 'crew reads none');
select tests.become(tests.id('viewer'));
select results_eq('visible', array[false], 'nor does a viewer');
select tests.become(tests.id('stranger'));
select results_eq('visible', array[false], 'nor a stranger');
select tests.become(null);
select throws_ok('visible', '42501', 'permission denied for table journal_lines', 'nor nobody');

select * from finish();
rollback;
