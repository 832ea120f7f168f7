-- Tests functions/change/refresh_access.
begin;
select plan(5);
\ir ../../support/fixtures.psql

call change.refresh_access();
prepare held as
select user_id, topic, since, until from change.access;
create temporary table at_first as execute held;
select is(
    (select count(*)::integer from at_first where user_id = tests.id('finance') and until is null), 3,
    'members hold what their roles say'
);
call change.refresh_access();
select set_eq('held', 'select * from at_first', 'running it again changes nothing');

insert into core.role_permissions (role, permission) values ('crew', 'finance.read');
call change.refresh_access();
select results_eq(
    $$
        select topic, since from change.access
        where user_id = tests.id('crew') and until is null and topic like '%:finance'
    $$,
    $$ values ('org:' || tests.id('band') || ':finance', change.head()) $$,
    'a permission that a migration gives is held from here on'
);
delete from core.role_permissions where role = 'viewer';
call change.refresh_access();
select is_empty(
    $$ select from change.access where user_id = tests.id('viewer') and until is null $$,
    'one that it takes ends here'
);
select is(
    (select count(*)::integer from change.access where user_id = tests.id('owner') and until is null), 5,
    'others keep theirs'
);

select * from finish();
rollback;
