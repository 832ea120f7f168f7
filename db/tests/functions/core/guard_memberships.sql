-- Tests functions/core/guard_memberships: nobody makes himself more than he is, and the last owner stays.
begin;
select plan(20);
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
select lives_ok(
    $$
        update api.memberships set role = 'manager'
        where user_id = tests.id('crew') and org_id = tests.id('band')
    $$,
    'he does change anybody else'
);

select tests.become(tests.id('crew'));
update api.memberships set role = 'admin', deleted_at = now() where user_id = tests.id('crew');
select tests.become_superuser();
select results_eq(
    $$select role, deleted_at is not null from api.memberships where user_id = tests.id('crew')$$,
    $$values ('manager', true)$$, 'who leaves takes no promotion along'
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

select throws_code(
    format(
        $$select api.restore('memberships', %L, 1)$$,
        (select id from api.memberships where user_id = tests.id('viewer'))
    ),
    null, 'an earlier role comes back by restore'
);
select tests.become_superuser();
update api.memberships set deleted_at = now() where user_id = tests.id('viewer');
select tests.become(tests.id('admin'));
select throws_code(
    format($$select api.restore('memberships', %L, 1)$$, tests.id('membership of viewer')),
    'NOT_RESTORABLE', 'but nobody who has gone, unasked'
);

select tests.become_superuser();
select throws_code(
    $$update api.memberships set deleted_at = now() where org_id = tests.id('rivals')$$, 'LAST_OWNER',
    'the rule also holds in psql'
);
insert into api.memberships (org_id, user_id, role) values (tests.id('rivals'), tests.id('crew'), 'owner');
select throws_code(
    $$update api.memberships set role = 'admin' where user_id = tests.id('stranger')$$,
    'PERSONAL_ORGANIZATION', 'whose personal organization it is remains its owner'
);
select throws_code(
    $$update api.memberships set deleted_at = now() where user_id = tests.id('stranger')$$,
    'PERSONAL_ORGANIZATION', 'and does not leave it'
);
select lives_ok(
    $$update api.memberships set deleted_at = now() where user_id = tests.id('crew') and role = 'owner'$$,
    'others do'
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
