-- Tests functions/tour/balance_journal: an entry adds up to zero in each currency, at the end of a
-- transaction.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.journal_entries (id, org_id, show_id, kind, revision, entry_on, payment_id)
values (tests.id('entry'), tests.id('band'), tests.id('gig'), 'payment', 1, '1990-01-06', tests.id('x'));

prepare enter (text, numeric, text) as
insert into api.journal_lines (org_id, entry_id, account, amount, currency)
values (tests.id('band'), tests.id('entry'), $1, $2, $3);

execute enter('promoter', -10, 'EUR');
execute enter('bank', 10, 'USD');
select throws_code(
    'set constraints all immediate', 'JOURNAL_UNBALANCED', 'ten of one is not ten of the other'
);
execute enter('exchange', -10, 'USD');
execute enter('exchange', 10.01, 'EUR');
select throws_code('set constraints all immediate', 'JOURNAL_UNBALANCED', 'a cent is too much');
execute enter('fee', -0.01, 'EUR');
select lives_ok('set constraints all immediate', 'when all is there, it is zero in both');

select * from finish();
rollback;
