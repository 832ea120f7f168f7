-- Tests policies/tour/venue_contacts: members read who is who, who works on the road says so.
begin;
select plan(21);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.contacts (id, org_id, name) values (tests.id('mia'), tests.id('band'), 'Mia');

prepare visible as select count(*)::integer from api.venue_contacts;
prepare make as
insert into api.venue_contacts (venue_id, contact_id, role)
values (tests.id('paradiso'), tests.id('mia'), 'Stage') returning version;
prepare change as update api.venue_contacts set role = 'Stage manager' returning version;
prepare remove as update api.venue_contacts set deleted_at = now() returning version;

select policies_are('api', 'venue_contacts', array['select_reader', 'insert_writer', 'update_writer']);

select tests.become(tests.id('crew'), '{pin}');
select results_eq('make', array[1], 'crew makes one, also by a PIN');
select tests.become(tests.id('manager'));
select results_eq('change', array[2], 'a manager changes it');
select tests.become(tests.id('admin'));
select results_eq('change', array[3], 'so does an admin');
select tests.become(tests.id('owner'));
select results_eq('change', array[4], 'so does an owner');

select tests.become(tests.id('viewer'));
select results_eq('visible', array[1], 'a viewer reads it');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "venue_contacts"',
    'and makes none'
);
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "venue_contacts"',
    'changes none'
);
select throws_ok(
    'remove', '42501', 'new row violates row-level security policy for table "venue_contacts"',
    'and deletes none'
);
select tests.become(tests.id('finance'));
select results_eq('visible', array[1], 'so does finance');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "venue_contacts"',
    'and makes none'
);
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "venue_contacts"',
    'and changes none'
);

select tests.become(tests.id('stranger'));
select results_eq('visible', array[0], 'a stranger sees none');
select is_empty('change', 'changes none');
select throws_code('make', 'REFERENCE_NOT_FOUND', 'nor makes one there');
select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table venue_contacts', 'nobody reads without a token'
);
select throws_ok('make', '42501', 'permission denied for table venue_contacts', 'or writes');

select tests.become(tests.id('crew'));
select throws_ok(
    $$update api.venue_contacts set venue_id = tests.id('paradiso')$$, '42501',
    'permission denied for table venue_contacts', 'it stays where it is'
);
select throws_ok(
    'delete from api.venue_contacts', '42501', 'permission denied for table venue_contacts',
    'nothing is purged'
);
select results_eq('remove', array[5], 'crew deletes it, which the answer still shows');
select results_eq('visible', array[1], 'in that transaction');

select * from finish();
rollback;
