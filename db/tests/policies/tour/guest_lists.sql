-- Tests policies/tour/guest_lists: members read them, who manages the road writes them.
begin;
select plan(23);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare visible as select count(*)::integer from api.guest_lists;
prepare make as
insert into api.guest_lists (show_id, name, allotment) values (tests.id('gig'), 'Band', 20) returning version;
prepare change as update api.guest_lists set allotment = allotment + 1 returning version;
prepare remove as update api.guest_lists set deleted_at = now() returning version;

select policies_are('api', 'guest_lists', array['select_reader', 'insert_writer', 'update_writer']);

select tests.become(tests.id('manager'), '{pin}');
select results_eq('make', array[1], 'a manager makes one, also by a PIN');
select results_eq('change', array[2], 'and changes it');
select tests.become(tests.id('admin'));
select results_eq('change', array[3], 'so does an admin');
select tests.become(tests.id('owner'));
select results_eq('change', array[4], 'so does an owner');

select tests.become(tests.id('crew'));
select results_eq('visible', array[1], 'crew reads it');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "guest_lists"', 'makes none'
);
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "guest_lists"', 'changes none'
);
select throws_ok(
    'remove', '42501', 'new row violates row-level security policy for table "guest_lists"', 'deletes none'
);
select tests.become(tests.id('finance'));
select results_eq('visible', array[1], 'finance reads it');
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "guest_lists"', 'changes none'
);
select tests.become(tests.id('viewer'));
select results_eq('visible', array[1], 'a viewer reads it');
select throws_ok(
    'make', '42501', 'new row violates row-level security policy for table "guest_lists"', 'makes none'
);
select throws_ok(
    'change', '42501', 'new row violates row-level security policy for table "guest_lists"', 'changes none'
);

select tests.become(tests.id('stranger'));
select results_eq('visible', array[0], 'a stranger sees none');
select is_empty('change', 'changes none');
select throws_code('make', 'REFERENCE_NOT_FOUND', 'makes none');
select tests.become(null);
select throws_ok(
    'visible', '42501', 'permission denied for table guest_lists', 'nobody reads without a token'
);
select throws_ok('make', '42501', 'permission denied for table guest_lists', 'or writes');

select tests.become(tests.id('manager'));
select throws_ok(
    $$update api.guest_lists set show_id = tests.id('gig')$$, '42501',
    'permission denied for table guest_lists', 'it stays where it is'
);
select throws_ok(
    'delete from api.guest_lists', '42501', 'permission denied for table guest_lists', 'nothing is purged'
);
select results_eq('remove', array[5], 'a manager deletes it, which the answer still shows');
select results_eq('visible', array[1], 'in that transaction');

select * from finish();
rollback;
