-- Tests functions/core/guard_memberships: nobody makes himself more than he is, and the last owner stays.
begin;
select plan(15);
\ir ../../support/fixtures.psql

prepare promote_admin as
update api.memberships set role = 'owner' where user_id = tests.id('admin') and org_id = tests.id('band');
prepare demote_owner as
update api.memberships set role = 'viewer' where user_id = tests.id('owner') and org_id = tests.id('band');
prepare remove_owner as
update api.memberships set deleted_at = now() where user_id = tests.id('owner') and org_id = tests.id('band');

select tests.become(tests.id('admin'));
select throws_code('promote_admin', 'OWNER_PROTECTED', 'an admin does not make himself an owner');
select throws_code('demote_owner', 'OWNER_PROTECTED', 'nor an owner less than that');
select throws_code('remove_owner', 'OWNER_PROTECTED', 'nor removes one');
select throws_code(
    $$
        insert into api.memberships (org_id, user_id, role)
        values (tests.id('band'), tests.id('stranger'), 'owner')
    $$,
    'OWNER_PROTECTED', 'nor brings one in'
);
select lives_ok(
    $$
        update api.memberships set role = 'manager'
        where user_id = tests.id('crew') and org_id = tests.id('band')
    $$,
    'he does change anybody else'
);

select tests.become(tests.id('owner'));
select throws_code('demote_owner', 'LAST_OWNER', 'the last owner does not become less');
select throws_code('remove_owner', 'LAST_OWNER', 'nor leaves');
select lives_ok('promote_admin', 'but makes another one');
select lives_ok('demote_owner', 'and then steps down');
select is(
    (select role from api.memberships where user_id = tests.id('owner')), 'viewer', 'which is what happens'
);

select tests.become(tests.id('admin'));
select throws_code(
    $$update api.memberships set role = 'crew' where user_id = tests.id('admin')$$, 'LAST_OWNER',
    'the new one is now the last'
);

select tests.become(tests.id('admin'));
update api.memberships set role = 'owner' where user_id = tests.id('owner');
update api.memberships set deleted_at = now() where user_id = tests.id('owner');
select throws_code(
    $$update api.memberships set role = 'crew' where user_id = tests.id('admin')$$, 'LAST_OWNER',
    'an owner who has left does not count'
);

select tests.become_superuser();
select throws_code(
    $$update api.memberships set deleted_at = now() where org_id = tests.id('rivals')$$, 'LAST_OWNER',
    'the rule also holds in psql'
);
select lives_ok(
    $$update api.organizations set deleted_at = now() where id = tests.id('rivals')$$,
    'an organization that ends takes its owners along'
);
select is_empty(
    $$select from api.memberships where org_id = tests.id('rivals') and deleted_at is null$$, 'all of them'
);

select * from finish();
rollback;
