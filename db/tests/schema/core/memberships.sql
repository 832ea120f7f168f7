-- Tests schema/core/memberships.
begin;
select plan(4);
\ir ../../support/fixtures.psql

prepare join_band as
insert into api.memberships (org_id, user_id, role) values (tests.id('band'), tests.id('crew'), 'viewer');

select throws_ok(
    'join_band', '23505', 'duplicate key value violates unique constraint "memberships_org_id_user_id_key"',
    'a person is a member of an organization once'
);
update api.memberships set deleted_at = now() where user_id = tests.id('crew');
select lives_ok('join_band', 'who was removed can come back');
select throws_ok(
    $$
        insert into api.memberships (org_id, user_id, role)
        values (tests.id('band'), tests.id('stranger'), 'boss')
    $$,
    '23503',
    'insert or update on table "memberships" violates foreign key constraint "memberships_role_fkey"',
    'a role is one of those that have permissions'
);
select is_empty(
    $$select role from core.roles where role not in (select role from core.role_permissions)$$,
    'and each of them has some'
);

select * from finish();
rollback;
