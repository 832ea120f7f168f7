-- Tests policies/tour/party_members: members read who is where; nobody puts themselves into a group.
begin;
select plan(13);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

prepare visible as select duty from api.party_members;
prepare put (text) as
insert into api.party_members (group_id, user_id) values (tests.id('techs'), tests.id($1)) returning version;
prepare change as update api.party_members set duty = 'Sound'
where user_id = tests.id('crew') returning version;

select policies_are('api', 'party_members', array['select_reader', 'insert_manager', 'update_manager']);
select tests.become(tests.id('viewer'));
select results_eq('visible', array['Lights'], 'a viewer reads who is in a group');
select throws_ok(
    $$execute put('viewer')$$, '42501',
    'new row violates row-level security policy for table "party_members"',
    'and does not join it'
);
select tests.become(tests.id('crew'));
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "party_members"',
    'crew changes nothing either'
);
select tests.become(tests.id('manager'), '{pin}');
select results_eq($$execute put('finance')$$, array[1], 'a manager puts people into groups, with a PIN');
select results_eq('change', array[2], 'and changes what they do');
select tests.become(tests.id('admin'));
select results_eq('change', array[3], 'an admin too');
select tests.become(tests.id('owner'));
select results_eq('change', array[4], 'and an owner');
select throws_ok(
    $$update api.party_members set user_id = tests.id('viewer')$$, '42501',
    'permission denied for table party_members', 'a row stays its person''s'
);
select throws_ok(
    'delete from api.party_members', '42501', 'permission denied for table party_members', 'nothing is purged'
);
select tests.become(tests.id('stranger'));
select is_empty('visible', 'a stranger sees nobody');
select throws_code($$execute put('stranger')$$, 'REFERENCE_NOT_FOUND', 'and knows of no group');
select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table party_members', 'nor does who has no token'
);

select * from finish();
rollback;
