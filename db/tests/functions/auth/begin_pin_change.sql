-- Tests functions/auth/begin_pin_change
begin;
select plan(4);
\ir ../../support/auth.psql

select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'mia_session')::text, true
) as claims \gset

set local role bridge;
prepare begin_pin_change as select auth.begin_pin_change();
select throws_code(
    'execute begin_pin_change', 'USERNAME_MISSING', 'who has no username could not sign in with a PIN'
);
reset role;
update api.users set username = 'mia' where id = :'mia_id';
set local role bridge;
select results_eq('execute begin_pin_change', array[:'mia_id'::uuid], 'who has may set one');
reset role;
update auth.sessions set amr = '{pin}' where id = :'mia_session';
set local role bridge;
select throws_code('execute begin_pin_change', 'STEP_UP_REQUIRED', 'a PIN is not enough to set one');

set local role member;
select throws_ok(
    'execute begin_pin_change', '42501', 'permission denied for function begin_pin_change',
    'only the bridge asks'
);

select * from finish();
rollback;
