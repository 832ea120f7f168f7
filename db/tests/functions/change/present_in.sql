-- Tests functions/change/present_in
begin;
select plan(8);
\ir ../../support/fixtures.psql

select change.set_presence(tests.id('phone'), tests.id('crew'), tests.id('band'), 'away');
select change.set_presence(tests.id('laptop'), tests.id('crew'), tests.id('band'), 'online');
select change.set_presence(tests.id('desk'), tests.id('viewer'), tests.id('band'), 'away', '0 s');
select change.set_presence(tests.id('jet'), tests.id('stranger'), tests.id('rivals'), 'online');

prepare seen as
select lower(users.full_name), present.status
from change.present_in(tests.id($1), tests.id($2)) as present
join api.users on users.id = present.user_id
order by 1;

select results_eq(
    $$execute seen('manager', 'band')$$, $$values ('crew', 'online'), ('viewer', 'away')$$,
    'members see who is there: those of whom it has been announced, and not been taken back'
);
select results_eq(
    $$execute seen('manager', null)$$, $$values ('crew', 'online'), ('viewer', 'away')$$,
    'in all their organizations'
);
select is_empty($$execute seen('stranger', 'band')$$, 'not in those of others');
select results_eq($$execute seen('stranger', null)$$, $$values ('stranger', 'online')$$, 'but in their own');

update api.users set is_presence_visible = false where id in (tests.id('crew'), tests.id('manager'));
select results_eq(
    $$execute seen('viewer', 'band')$$, $$values ('viewer', 'away')$$, 'who hides is not listed'
);
select results_eq(
    $$execute seen('manager', 'band')$$, $$values ('viewer', 'away')$$, 'but sees the others'
);

update api.memberships set deleted_at = now() where user_id = tests.id('manager');
select is_empty($$execute seen('manager', 'band')$$, 'who has left sees nobody');

set local role member;
select throws_ok(
    $$execute seen('crew', 'band')$$, '42501', 'permission denied for function present_in',
    'members ask their relay'
);

select * from finish();
rollback;
