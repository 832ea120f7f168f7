-- Tests policies/core/memberships: members read who belongs to their organizations, owners and admins change
-- it, everybody leaves; nobody is put in.
begin;
select plan(19);
\ir ../../support/fixtures.psql

prepare invite as
insert into api.memberships (org_id, user_id, role)
values (tests.id('band'), tests.id('stranger'), 'crew') returning role;
prepare demote as
update api.memberships set role = 'viewer' where id = tests.id('membership of crew') returning role;
prepare remove as
update api.memberships set deleted_at = now() where id = tests.id('membership of crew') returning id;

select policies_are('api', 'memberships', array['select_member', 'update_admin']);

select tests.become(tests.id('viewer'));
select results_eq(
    'select count(*) from api.memberships', array[6::bigint], 'a viewer reads who belongs to his organization'
);
select throws_ok(
    'demote', '42501', 'new row violates row-level security policy for table "memberships"',
    'and changes no role'
);
select throws_ok(
    'remove', '42501', 'new row violates row-level security policy for table "memberships"',
    'and removes nobody'
);
select tests.become(tests.id('crew'));
select throws_ok(
    'demote', '42501', 'new row violates row-level security policy for table "memberships"', 'crew is refused'
);
select tests.become(tests.id('finance'));
select throws_ok(
    'demote', '42501', 'new row violates row-level security policy for table "memberships"', 'so is finance'
);
select tests.become(tests.id('manager'));
select throws_ok(
    'demote', '42501', 'new row violates row-level security policy for table "memberships"', 'so is a manager'
);

select tests.become(tests.id('admin'));
select throws_ok(
    'invite', '42501', 'permission denied for table memberships', 'an admin puts nobody in, who was not asked'
);
select results_eq('demote', array['viewer'], 'and changes a role');
select results_eq(
    'remove', array[tests.id('membership of crew')], 'and removes somebody, whom the answer still shows'
);
select throws_ok(
    $$update api.memberships set org_id = tests.id('rivals')$$, '42501',
    'permission denied for table memberships',
    'a membership stays with its organization'
);
select throws_ok(
    $$update api.memberships set user_id = tests.id('admin')$$, '42501',
    'permission denied for table memberships',
    'and with its person'
);
select throws_ok(
    'delete from api.memberships', '42501', 'permission denied for table memberships',
    'nobody purges memberships'
);

select tests.become(tests.id('owner'));
select results_eq(
    $$update api.memberships set role = 'crew' where id = tests.id('membership of viewer') returning role$$,
    array['crew'], 'an owner changes a role'
);

select tests.become(tests.id('viewer'));
prepare leave as
update api.memberships set deleted_at = now() where user_id = tests.id('viewer') returning id;
select throws_ok(
    $$update api.memberships set role = 'admin' where user_id = tests.id('viewer')$$, '42501',
    'new row violates row-level security policy for table "memberships"', 'nobody changes their own role'
);
select results_eq('leave', array[tests.id('membership of viewer')], 'but everybody may leave');

select tests.become(tests.id('stranger'));
select results_eq(
    'select id from api.memberships', array[tests.id('membership of stranger')],
    'a stranger reads those of his own organization alone'
);
select is_empty('demote', 'and finds none of the others to change');

select tests.become(null);
select throws_ok(
    'select from api.memberships', '42501', 'permission denied for table memberships',
    'without a token there is nothing to read'
);

select * from finish();
rollback;
