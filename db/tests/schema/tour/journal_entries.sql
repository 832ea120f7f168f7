-- Tests schema/tour/journal_entries: what an entry may say.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare enter (text, integer, uuid, uuid, text) as
insert into api.journal_entries (
    id, org_id, show_id, kind, revision, entry_on, payment_id, reverses_id, description
)
values (tests.id('entry'), tests.id('band'), tests.id('gig'), $1, $2, '1990-01-06', $3, $4, $5);

select throws_ok(
    format('execute enter(%s)', wrong), '23514',
    format(
        'new row for relation "journal_entries" violates check constraint "journal_entries_%s_check"', name
    ),
    why
)
from (values
    ('''gift'', 1, null, null, ''x''', 'kind_known', 'there are three kinds'),
    ('''settlement'', 0, null, null, ''x''', 'revision_bounds', 'revisions begin with 1'),
    ('''settlement'', 1, null, null, ''''', 'description_length', 'a description says something'),
    ('''settlement'', 1, tests.id(''x''), null, ''x''', 'payment_of_kind', 'a settlement is no payment'),
    ('''payment'', 1, null, null, ''x''', 'payment_named', 'a payment has its row'),
    ('''reversal'', 1, null, null, ''x''', 'reversal_named', 'a reversal has what it reverses')
) as refused (wrong, name, why);

execute enter('settlement', 1, null, null, null);
select throws_ok(
    $$insert into api.journal_entries (org_id, show_id, kind, revision, entry_on)
    values (tests.id('band'), tests.id('gig'), 'settlement', 1, '1990-01-06')$$, '23505',
    'duplicate key value violates unique constraint "journal_entries_show_id_revision_key"',
    'a revision is posted once'
);
insert into api.journal_entries (org_id, show_id, kind, revision, entry_on, reverses_id)
values (tests.id('band'), tests.id('gig'), 'reversal', 1, '1990-01-06', tests.id('entry'));
select throws_ok(
    $$insert into api.journal_entries (org_id, show_id, kind, revision, entry_on, reverses_id)
    values (tests.id('band'), tests.id('gig'), 'reversal', 1, '1990-01-06', tests.id('entry'))$$, '23505',
    'duplicate key value violates unique constraint "journal_entries_reverses_id_key"',
    'and undone once'
);

select * from finish();
rollback;
