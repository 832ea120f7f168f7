-- Tests policies/tour/contacts: members read the address book, who works on the road keeps it.
begin;
select plan(21);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare visible as select count(*)::integer from api.contacts;
prepare make as
insert into api.contacts (org_id, name)
values (tests.id('band'), 'Mia') returning version;
prepare change as update api.contacts set phone = '+31 20 626 4521' returning version;
prepare remove as update api.contacts set deleted_at = now() returning version;

select policies_are('api', 'contacts', array['select_reader', 'insert_writer', 'update_writer']);

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
    'make', '42501', 'new row violates row-level security policy for table "contacts"',
    'and makes none'
);
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "contacts"',
    'changes none'
);
select throws_ok(
    'remove', '42501', 'new row violates row-level security policy for table "contacts"',
    'and deletes none'
);
select tests.become(tests.id('finance'));
select results_eq('visible', array[1], 'so does finance');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "contacts"',
    'and makes none'
);
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "contacts"',
    'and changes none'
);

select tests.become(tests.id('stranger'));
select results_eq('visible', array[0], 'a stranger sees none');
select is_empty('change', 'changes none');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "contacts"',
    'nor makes one there'
);
select tests.become(null);
select throws_ok('visible', '42501', 'permission denied for table contacts', 'nobody reads without a token');
select throws_ok('make', '42501', 'permission denied for table contacts', 'or writes');

select tests.become(tests.id('crew'));
select throws_ok(
    $$update api.contacts set org_id = tests.id('rivals')$$, '42501', 'permission denied for table contacts',
    'it stays where it is'
);
select throws_ok(
    'delete from api.contacts', '42501', 'permission denied for table contacts', 'nothing is purged'
);
select results_eq('remove', array[5], 'crew deletes it, which the answer still shows');
select results_eq('visible', array[1], 'in that transaction');

select * from finish();
rollback;
