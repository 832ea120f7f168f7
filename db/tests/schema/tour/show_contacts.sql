-- Tests schema/tour/show_contacts: whom a show names, and as what.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.contacts (id, org_id, name) values
(tests.id('mia'), tests.id('band'), 'Mia'), (tests.id('theirs'), tests.id('rivals'), 'Theirs');

prepare add (text, text) as
insert into api.show_contacts (show_id, contact_id, role) values (tests.id('gig'), tests.id($1), $2)
returning org_id;

select results_eq($$execute add('mia', 'Stage')$$, array[tests.id('band')], 'somebody is something there');
select lives_ok($$execute add('mia', 'Light')$$, 'or two things');
select throws_ok(
    $$execute add('mia', 'Light')$$, '23505',
    'duplicate key value violates unique constraint "show_contacts_show_id_contact_id_role_key"', 'once each'
);
select throws_ok(
    $$execute add('mia', '')$$, '23514',
    'new row for relation "show_contacts" violates check constraint "show_contacts_role_length_check"',
    'but not nothing'
);
select throws_code(
    $$execute add('theirs', 'Stage')$$, 'REFERENCE_NOT_FOUND', 'whom another organization knows is not known'
);
select throws_code(
    $$update api.contacts set deleted_at = now() where id = tests.id('mia')$$, 'ROW_IN_USE',
    'who is named somewhere stays in the address book'
);
update api.shows set deleted_at = now() where id = tests.id('gig');
select is_empty('select from api.show_contacts where deleted_at is null', 'they go with the show');

select * from finish();
rollback;
