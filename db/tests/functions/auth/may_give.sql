-- Tests functions/auth/may_give: nobody gives more than they have.
begin;
select plan(5);
\ir ../../support/fixtures.psql

prepare givers (text) as
select users.full_name from api.users
where auth.may_give(users.id, tests.id('band'), $1) order by users.full_name;

select results_eq($$execute givers('viewer')$$, array['Admin', 'Owner'], 'who manages members invites');
select results_eq($$execute givers('admin')$$, array['Admin', 'Owner'], 'also as admins');
select results_eq($$execute givers('owner')$$, array['Owner'], 'only owners bring owners');
update api.users set status = 'suspended' where id = tests.id('owner');
select is_empty($$execute givers('owner')$$, 'who is suspended brings nobody');
update api.memberships set deleted_at = now() where id = tests.id('membership of admin');
select is_empty($$execute givers('viewer')$$, 'nor does who has left');

select * from finish();
rollback;
