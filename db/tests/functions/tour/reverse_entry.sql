-- Tests functions/tour/reverse_entry: the entry that undoes another.
begin;
select plan(2);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.journal_entries (id, org_id, show_id, kind, revision, entry_on, payment_id)
values (tests.id('entry'), tests.id('band'), tests.id('gig'), 'payment', 1, '1990-01-06', tests.id('x'));
insert into api.journal_lines (org_id, entry_id, account, amount, currency) values
(tests.id('band'), tests.id('entry'), 'bank', 10, 'EUR'),
(tests.id('band'), tests.id('entry'), 'promoter', -10, 'EUR');
select tour.reverse_entry(tests.id('entry'), 'It bounced.') as reversal_id
\gset

select results_eq(
    format(
        'select kind, description, entry_on, reverses_id from api.journal_entries where id = %L',
        :'reversal_id'
    ),
    $$values ('reversal', 'It bounced.', current_date, tests.id('entry'))$$, 'it says why, and of today'
);
select is_empty(
    'select account from api.journal_lines group by account having sum(amount) <> 0', 'and nothing is left'
);

select * from finish();
rollback;
