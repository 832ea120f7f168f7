-- Tests policies/tour/guests: every member asks, who asked or works on the road writes. What of a row whom
-- concerns: functions/tour/guard_guests.
begin;
select plan(21);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.guest_lists (id, show_id, name, allotment)
values (tests.id('list'), tests.id('gig'), 'Band', 20);

prepare visible as select count(*)::integer from api.guests;
prepare ask as
insert into api.guests (guest_list_id, name) values (tests.id('list'), 'Anna') returning requested_by;
prepare hand_over as update api.guests set picked_up_at = now() where name = 'Ben' returning name;
prepare withdraw as
update api.guests set deleted_at = now() where requested_by = core.current_user_id() returning name;

insert into api.guests (guest_list_id, name, status) values (tests.id('list'), 'Ben', 'approved');
select policies_are('api', 'guests', array['select_reader', 'insert_reader', 'update_writer']);

select tests.become(tests.id('viewer'));
select results_eq('ask', array[tests.id('viewer')], 'a viewer asks');
select results_eq('visible', array[2], 'sees who else comes');
select throws_code('hand_over', 'PERMISSION_DENIED', 'hands nothing over');
select results_eq('withdraw', array['Anna'], 'and takes it back');
select tests.become(tests.id('finance'));
select results_eq('ask', array[tests.id('finance')], 'finance asks');
select throws_code('hand_over', 'PERMISSION_DENIED', 'and hands nothing over');
select tests.become(tests.id('crew'), '{pin}');
select results_eq('ask', array[tests.id('crew')], 'crew asks, also by a PIN');
select results_eq('hand_over', array['Ben'], 'and hands over');
select tests.become(tests.id('manager'));
select results_eq('ask', array[tests.id('manager')], 'a manager asks');
select tests.become(tests.id('admin'));
select results_eq('hand_over', array['Ben'], 'an admin hands over');
select tests.become(tests.id('owner'));
select results_eq('hand_over', array['Ben'], 'an owner does');

select throws_ok(
    $$insert into api.guests (guest_list_id, name, requested_by)
    values (tests.id('list'), 'x', tests.id('crew'))$$,
    '42501', 'permission denied for table guests', 'nobody asks as another'
);
select throws_ok(
    $$update api.guests set decided_by = tests.id('crew')$$, '42501', 'permission denied for table guests',
    'or decides as another'
);
select throws_ok(
    $$update api.guests set guest_list_id = tests.id('list')$$, '42501',
    'permission denied for table guests', 'a guest stays on the list'
);
select throws_ok(
    'delete from api.guests', '42501', 'permission denied for table guests', 'nothing is purged'
);

select tests.become(tests.id('stranger'));
select results_eq('visible', array[0], 'a stranger sees none');
select is_empty('hand_over', 'changes none');
select throws_code('ask', 'REFERENCE_NOT_FOUND', 'and asks for none');
select tests.become(null);
select throws_ok('visible', '42501', 'permission denied for table guests', 'nobody reads without a token');
select throws_ok('ask', '42501', 'permission denied for table guests', 'or asks');

select * from finish();
rollback;
