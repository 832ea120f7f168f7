-- Tests functions/tour/guard_guests: who changes what of a guest, and until when.
begin;
select plan(31);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.guest_lists (id, show_id, name, allotment)
values (tests.id('list'), tests.id('gig'), 'Band', 20);

prepare ask (text, text) as
insert into api.guests (guest_list_id, name, status) values (tests.id('list'), $1, $2) returning requested_by;
prepare decide (text) as
update api.guests set status = $1 where name = 'Anna' returning status, decided_by, decided_at = now();
prepare grow as update api.guests set party_size = party_size + 1 where name = 'Anna' returning party_size;
prepare withdraw as update api.guests set deleted_at = now() where name = 'Anna' returning name;
prepare hand_over as update api.guests set picked_up_at = now() where name = 'Anna' returning name;

select tests.become(tests.id('viewer'));
select results_eq($$execute ask('Anna', 'requested')$$, array[tests.id('viewer')], 'a viewer asks');
select is(
    tests.error($$execute ask('Anna', 'approved')$$) ->> 'details', 'permission=road.manage',
    'for permission, which they do not give'
);
select throws_code($$execute decide('approved')$$, 'PERMISSION_DENIED', 'nor afterwards');
select results_eq('grow', array[2], 'and changes what they asked');
select throws_code('hand_over', 'PERMISSION_DENIED', 'but does not work at the door');
select tests.become(tests.id('crew'));
select throws_code('grow', 'PERMISSION_DENIED', 'nobody changes what others asked');
select throws_code('withdraw', 'PERMISSION_DENIED', 'or takes it back');
select throws_code($$execute decide('declined')$$, 'PERMISSION_DENIED', 'or decides it');
select throws_ok('hand_over', '23514', null, 'or hands over what is not decided');

select tests.become(tests.id('manager'));
select results_eq(
    $$execute decide('approved')$$, $$values ('approved', tests.id('manager'), true)$$, 'a manager decides'
);
select tests.become(tests.id('crew'));
select results_eq('hand_over', array['Anna'], 'crew hands over');
select tests.become(tests.id('viewer'));
select throws_code('grow', 'PERMISSION_DENIED', 'what is decided is not asked anew');
select tests.become(tests.id('admin'));
select results_eq('grow', array[3], 'but an admin changes it');
update api.guests set picked_up_at = null;
select results_eq(
    $$execute decide('declined')$$, $$values ('declined', tests.id('admin'), true)$$, 'decides otherwise'
);
select results_eq(
    $$execute decide('requested')$$, $$values ('requested', null::uuid, null::boolean)$$, 'or leaves it open'
);
select results_eq($$execute ask('Ben', 'approved')$$, array[tests.id('admin')], 'and adds guests at once');

select tests.become_superuser();
update api.guest_lists set cutoff_at = now();
select tests.become(tests.id('viewer'));
select is(
    tests.error($$execute ask('Cleo', 'requested')$$) ->> 'details', 'guest_list_id=' || tests.id('list'),
    'after the cutoff nobody asks'
);
select throws_code('grow', 'GUEST_LIST_CLOSED', 'for more');
select lives_ok($$update api.guests set pickup = pickup where name = 'Anna'$$, 'nothing is no change');
select tests.become(tests.id('manager'));
select results_eq($$execute ask('Cleo', 'approved')$$, array[tests.id('manager')], 'a manager adds guests');
select results_eq('grow', array[4], 'changes them');
select isnt_empty($$execute decide('approved')$$, 'and decides');
select isnt_empty($$execute decide('requested')$$, 'this way and that');

update api.guest_lists set closed_at = now();
select throws_code($$execute ask('Dan', 'approved')$$, 'GUEST_LIST_CLOSED', 'when it is closed nobody adds');
select throws_code('grow', 'GUEST_LIST_CLOSED', 'changes');
select throws_code($$execute decide('approved')$$, 'GUEST_LIST_CLOSED', 'or approves');
select isnt_empty($$execute decide('declined')$$, 'but declines');
select tests.become(tests.id('crew'));
select isnt_empty(
    $$update api.guests set picked_up_at = now() where name = 'Ben' returning name$$, 'hands over'
);
select tests.become(tests.id('viewer'));
select results_eq('withdraw', array['Anna'], 'and takes back');
select tests.become_superuser();
update api.guest_lists set closed_at = null;
select results_eq(
    $$execute ask('Eve', 'approved')$$, array[null::uuid], 'in psql anything goes'
);
select results_eq(
    $$select count(*)::integer from api.guests where decided_at is not null and decided_by is null$$,
    array[1], 'without a name to it'
);

select * from finish();
rollback;
