-- Tests policies/auth/invitations: who manages members sees and revokes them.
begin;
select plan(15);
\ir ../../support/fixtures.psql

insert into api.invitations (id, org_id, role, invited_by, expires_at, email) values
(tests.id('asked'), tests.id('band'), 'crew', tests.id('owner'), now(), 'a@example.com'),
(tests.id('theirs'), tests.id('rivals'), 'crew', tests.id('stranger'), now(), 'b@example.com');
prepare seen as select email from api.invitations;
prepare revoke as
update api.invitations set deleted_at = now() where id = tests.id('asked') returning id;

select policies_are('api', 'invitations', array['select_admin', 'update_admin']);
select tests.become(tests.id('admin'));
select results_eq('seen', array['a@example.com'], 'an admin sees those of the organization');
select results_eq('revoke', array[tests.id('asked')], 'and revokes one, which the answer still shows');
select is(
    (select count(*) from api.invitations where deleted_at is null), 0::bigint, 'then it is gone'
);
select tests.become_superuser();
update api.invitations set deleted_at = null where id = tests.id('asked');
select tests.become(tests.id('owner'));
select results_eq('seen', array['a@example.com'], 'so does an owner');

select tests.become(tests.id('owner'), '{pin}');
select is_empty('seen', 'but not by a PIN');
select tests.become(tests.id('manager'));
select is_empty('seen', 'a manager sees none');
select is_empty('revoke', 'and finds none to revoke');
select tests.become(tests.id('viewer'));
select is_empty('seen', 'nor does a viewer');
select tests.become(tests.id('stranger'));
select results_eq('seen', array['b@example.com'], 'a stranger sees those of his own organization');

select tests.become(tests.id('owner'));
select throws_ok(
    $$update api.invitations set role = 'owner'$$, '42501', 'permission denied for table invitations',
    'nobody rewrites one'
);
select throws_ok(
    $$update api.invitations set used_count = 0, expires_at = 'infinity'$$, '42501',
    'permission denied for table invitations', 'nor makes it last'
);
select throws_ok(
    $$
        insert into api.invitations (org_id, role, invited_by, expires_at)
        values (tests.id('band'), 'owner', tests.id('owner'), now())
    $$,
    '42501', 'permission denied for table invitations', 'they are made by functions'
);
select throws_code(
    $$select api.restore('invitations', tests.id('asked'), 1)$$, 'NOT_RESTORABLE', 'a revoked one stays so'
);
select tests.become(null);
select throws_ok(
    'seen', '42501', 'permission denied for table invitations', 'without a token there is nothing'
);

select * from finish();
rollback;
