-- Tests functions/change/sweep_presence; two at once: tests/api/presence/test_presence.py.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/announced.psql

select change.set_presence(tests.id('phone'), tests.id('crew'), tests.id('band'), 'online', '0 s');
select change.set_presence(tests.id('laptop'), tests.id('viewer'), tests.id('band'), 'online');
execute heard;

set local role worker;
select results_eq(
    'select user_id, org_id, status from change.sweep_presence()',
    $$values (tests.id('crew'), tests.id('band'), 'offline')$$, 'who is not renewed is offline'
);
select is_empty('select change.sweep_presence()', 'once');
set local role relay;
select is_empty('select change.sweep_presence()', 'relays may sweep too');
reset role;
select results_eq('heard', array['crew is offline'], 'it is announced');
set local role member;
select throws_ok(
    'select change.sweep_presence()', '42501', 'permission denied for function sweep_presence',
    'members may not'
);

select * from finish();
rollback;
