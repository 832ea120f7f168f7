-- Tests functions/tour/guard_journal: nothing in the journal changes.
begin;
select plan(2);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

select tests.become(tests.id('owner'));
select api.settle(tests.id('gig')) is not null as settled
\gset
select tests.become_superuser();

select throws_code('update api.journal_entries set description = ''x''', 'JOURNAL_FINAL', 'no entry');
select throws_code('update api.journal_lines set amount = amount + 1', 'JOURNAL_FINAL', 'and no line');

select * from finish();
rollback;
