-- Tests policies/core/users: people see whom they share an organization with, and change only themselves.
begin;
select plan(17);
\ir ../../support/fixtures.psql

select policies_are('api', 'users', array['select_colleague', 'update_self']);

select tests.become(tests.id('viewer'));
select results_eq(
    'select full_name from api.users order by full_name',
    array['Admin', 'Crew', 'Finance', 'Manager', 'Owner', 'Viewer'],
    'a member sees the people of the organization'
);
select is_empty('select from api.users where id = tests.id(''stranger'')', 'and not a stranger');
select results_eq(
    $$update api.users set full_name = 'Vic' where id = tests.id('viewer') returning full_name$$,
    array['Vic'],
    'everybody changes himself'
);
select throws_ok(
    $$update api.users set full_name = 'Vic' where id = tests.id('crew')$$, '42501',
    'new row violates row-level security policy for table "users"', 'a colleague is refused'
);
select is_empty(
    $$update api.users set full_name = 'Vic' where id = tests.id('stranger') returning id$$,
    'a stranger is not found'
);
select throws_ok(
    $$update api.users set status = 'suspended' where id = tests.id('viewer')$$, '42501',
    'permission denied for table users', 'nobody changes his own status'
);
select throws_ok(
    $$update api.users set deleted_at = now() where id = tests.id('viewer')$$, '42501',
    'permission denied for table users', 'nor deletes himself'
);
select throws_ok(
    $$insert into api.users (full_name) values ('Eve')$$, '42501', 'permission denied for table users',
    'people come from sign-up alone'
);
select throws_ok(
    'delete from api.users', '42501', 'permission denied for table users', 'and nobody purges them'
);

select tests.become(tests.id('owner'));
select throws_ok(
    $$update api.users set full_name = 'Vic' where id = tests.id('crew')$$, '42501',
    'new row violates row-level security policy for table "users"', 'not even an owner changes somebody else'
);

select tests.become(tests.id('stranger'));
select results_eq('select id from api.users', array[tests.id('stranger')], 'who is alone sees himself');

select tests.become_superuser();
update api.memberships set deleted_at = now() where user_id = tests.id('crew');
select tests.become(tests.id('crew'));
select results_eq(
    'select id from api.users', array[tests.id('crew')], 'a removed member sees nobody else any more'
);
select results_eq(
    $$update api.users set full_name = 'Cal' returning full_name$$, array['Cal'], 'but still changes himself'
);
select tests.become(tests.id('viewer'));
select is_empty('select from api.users where id = tests.id(''crew'')', 'and is not seen');

select tests.become(null);
select throws_ok(
    'select from api.users', '42501', 'permission denied for table users',
    'without a token there is nothing to read'
);
select throws_ok(
    $$update api.users set full_name = 'x'$$, '42501', 'permission denied for table users', 'or to write'
);

select * from finish();
rollback;
