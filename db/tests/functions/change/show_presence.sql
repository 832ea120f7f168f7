-- Tests functions/change/show_presence
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/announced.psql

prepare show as update api.users set is_presence_visible = $1 where id = tests.id('crew') returning 1;
select change.set_presence(tests.id('phone'), tests.id('crew'), tests.id('band'), 'away');
execute heard;

select tests.become(tests.id('crew'));
execute show(false);
select tests.become_superuser();
select results_eq('heard', array['crew is offline'], 'who hides is gone at once');
select change.set_presence(tests.id('phone'), tests.id('crew'), tests.id('band'), 'online');
select is_empty('heard', 'and stays so');
execute show(false);
select is_empty('heard', 'hiding again says nothing');
execute show(true);
select results_eq('heard', array['crew is online'], 'who shows up is as they are');

select tests.become(tests.id('manager'));
select throws_ok(
    'execute show(false)', '42501', 'new row violates row-level security policy for table "users"',
    'nobody hides another'
);

select * from finish();
rollback;
