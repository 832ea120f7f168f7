-- Tests schema/tour/contacts: what an entry of the address book may hold.
begin;
select plan(14);
\ir ../../support/fixtures.psql

prepare add (text, text, text, text, text, text) as
insert into api.contacts (org_id, name, company, title, email, phone, notes)
values (tests.id('band'), $1, $2, $3, $4, $5, $6);
create function pg_temp.refused(constraint_name text)
returns text
language sql
as $$select format('new row for relation "contacts" violates check constraint "%s"', constraint_name)$$;

select lives_ok(
    $$execute add('Mia', 'Paradiso', 'Production', 'mia@example.com', '+31 (0)20 626-4521 x5', 'Mornings')$$,
    'somebody'
);
select lives_ok($$execute add('Box office', null, null, null, null, null)$$, 'a name will do');
select throws_ok(
    $$execute add('', null, null, null, null, null)$$, '23514',
    pg_temp.refused('contacts_name_length_check'), 'but is needed'
);
select throws_ok(
    $$execute add('A', '', null, null, null, null)$$, '23514',
    pg_temp.refused('contacts_company_length_check'), 'a company has a name'
);
select throws_ok(
    $$execute add('A', null, repeat('x', 201), null, null, null)$$, '23514',
    pg_temp.refused('contacts_title_length_check'), 'a title is short'
);
select throws_ok(
    format('execute add(%L, null, null, %L, null, null)', 'A', email), '23514',
    pg_temp.refused('contacts_email_form_check'), 'no address: ' || email
)
from unnest(array['mia', 'mia@', 'm ia@example.com', repeat('x', 250) || '@a.be']) as email;
select throws_ok(
    format('execute add(%L, null, null, null, %L, null)', 'A', phone), '23514',
    pg_temp.refused('contacts_phone_form_check'), 'no number: ' || phone
)
from unnest(array['call me', '12', '+31;ext=5']) as phone;
select throws_ok(
    $$execute add('A', null, null, null, null, repeat('x', 20001))$$, '23514',
    pg_temp.refused('contacts_notes_length_check'), 'notes end'
);
select results_eq(
    $$select distinct topics_after from change.log where table_name = 'contacts'$$,
    $$values (array['org:' || tests.id('band')])$$, 'the members are told'
);

select * from finish();
rollback;
