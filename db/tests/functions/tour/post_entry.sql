-- Tests functions/tour/post_entry: an entry with its lines.
begin;
select plan(1);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

select tour.post_entry(
    jsonb_populate_record(null::api.journal_entries, jsonb_build_object(
        'org_id', tests.id('band'), 'show_id', tests.id('gig'), 'kind', 'payment', 'revision', 1,
        'entry_on', '1990-01-06', 'description', 'REF 1', 'payment_id', tests.id('x')
    )),
    '[{"account": "bank", "amount": 10.50, "currency": "EUR"},
    {"account": "promoter", "amount": -10.50, "currency": "EUR"}]'
) as entry_id
\gset

select results_eq(
    format(
        $$select kind, revision, entry_on, description, payment_id, account, amount, currency
        from api.journal_entries as entries join api.journal_lines as lines on lines.entry_id = entries.id
        where entries.id = %L order by account$$, :'entry_id'
    ),
    $$values
    ('payment', 1, '1990-01-06'::date, 'REF 1', tests.id('x'), 'bank', 10.50, 'EUR'),
    ('payment', 1, '1990-01-06', 'REF 1', tests.id('x'), 'promoter', -10.50, 'EUR')$$,
    'it stands as it was given'
);

select * from finish();
rollback;
