-- Tests functions/tour/attach_to_parent, by contacts of a show: for each operation, and who sees what.
begin;
select plan(11);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.contacts (id, org_id, name) values
(tests.id('mia'), tests.id('band'), 'Mia'), (tests.id('theirs'), tests.id('rivals'), 'Theirs');

prepare add (uuid, uuid) as
insert into api.show_contacts (show_id, contact_id, role) values ($1, $2, 'Promoter') returning org_id;

select tests.become(tests.id('crew'));
select results_eq(
    $$execute add(tests.id('gig'), tests.id('mia'))$$, array[tests.id('band')],
    'a row belongs to the organization of its parent'
);
select is(
    tests.error($$execute add(tests.id('rival gig'), tests.id('mia'))$$) ->> 'details',
    'show_id=' || tests.id('rival gig'), 'a parent of others does not exist'
);
select throws_code(
    $$execute add(tests.id('nothing'), tests.id('mia'))$$, 'REFERENCE_NOT_FOUND', 'as one that does not exist'
);
select is(
    tests.error($$execute add(null, tests.id('mia'))$$) ->> 'details', 'show_id=null', 'it is needed'
);
select is(
    tests.error($$execute add(tests.id('gig'), tests.id('theirs'))$$) ->> 'details',
    'contact_id=' || tests.id('theirs'), 'nor does what else of others it refers to'
);
select lives_ok($$update api.show_contacts set role = 'Cook'$$, 'a change asks nothing');

select tests.become_superuser();
select throws_ok(
    $$update api.show_contacts set show_id = tests.id('rival gig')$$, '23503',
    'insert or update on table "show_contacts" violates foreign key constraint '
    '"show_contacts_contact_id_fkey"',
    'a row that psql moves must fit there'
);
update api.shows set deleted_at = now() where id = tests.id('gig');
select throws_code(
    $$execute add(tests.id('gig'), tests.id('mia'))$$, 'REFERENCE_NOT_FOUND',
    'nothing is added to what is deleted'
);
select throws_code(
    $$update api.show_contacts set deleted_at = null$$, 'REFERENCE_NOT_FOUND', 'nothing comes back alone'
);
update api.contacts set deleted_at = now() where id = tests.id('mia');
update api.shows set deleted_at = null where id = tests.id('gig');
select is(
    tests.error($$update api.show_contacts set deleted_at = null$$) ->> 'details',
    'contact_id=' || tests.id('mia'), 'or without what it refers to'
);
update api.contacts set deleted_at = null where id = tests.id('mia');
select lives_ok($$update api.show_contacts set deleted_at = null$$, 'but with it');

select * from finish();
rollback;
