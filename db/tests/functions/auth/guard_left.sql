-- Tests functions/auth/guard_left.
begin;
select plan(4);
\ir ../../support/fixtures.psql

prepare rename as update api.users set full_name = 'Anybody' where id = tests.id('crew');

update api.users set status = 'inactive' where id = tests.id('crew');
select lives_ok('rename', 'who is inactive can be changed');
insert into change.erasures (user_id, org_ids) values (tests.id('crew'), '{}');
select lives_ok('rename', 'who has left can be touched');
deallocate rename;
select throws_code(
    $$update api.users set full_name = 'Somebody' where id = tests.id('crew')$$, 'ACCOUNT_INACTIVE',
    'but not be given a name'
);
select throws_code(
    $$update api.users set status = 'active' where id = tests.id('crew')$$, 'ACCOUNT_INACTIVE', 'or come back'
);

select * from finish();
rollback;
