-- Tests schema/tour/journal_lines: what a line may say.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.journal_entries (id, org_id, show_id, kind, revision, entry_on)
values (tests.id('entry'), tests.id('band'), tests.id('gig'), 'settlement', 1, '1990-01-06');

prepare enter (text, numeric) as
insert into api.journal_lines (org_id, entry_id, account, amount, currency)
values (tests.id('band'), tests.id('entry'), $1, $2, 'EUR');

execute enter('fee', -10);
select throws_ok(
    'execute enter(''fun'', 10)', '23514',
    'new row for relation "journal_lines" violates check constraint "journal_lines_account_known_check"',
    'accounts are known'
);
select throws_ok(
    'execute enter(''promoter'', 0)', '23514',
    'new row for relation "journal_lines" violates check constraint "journal_lines_amount_not_zero_check"',
    'nothing is no line'
);
select throws_ok(
    'execute enter(''fee'', -1)', '23505',
    'duplicate key value violates unique constraint "journal_lines_entry_id_org_id_account_currency_key"',
    'one line an account'
);
select throws_ok(
    $$insert into api.journal_lines (org_id, entry_id, account, amount, currency)
    values (tests.id('rivals'), tests.id('entry'), 'promoter', 10, 'EUR')$$, '23503',
    'insert or update on table "journal_lines" violates foreign key constraint "journal_lines_entry_id_fkey"',
    'and none of somebody else'
);

select * from finish();
rollback;
