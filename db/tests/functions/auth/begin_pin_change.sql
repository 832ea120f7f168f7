-- Tests functions/auth/begin_pin_change
begin;
select plan(5);
\ir ../../support/auth.psql

update auth.throttle_limits set most = 2 where kind = 'pin_change';
select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'mia_session')::text, true
) as claims
\gset

set local role bridge;
prepare begin_pin_change as select auth.begin_pin_change();
select throws_code(
    'execute begin_pin_change', 'USERNAME_MISSING', 'who has no username could not sign in with a PIN'
);
reset role;
update api.users set username = 'mia' where id = :'mia_id';
set local role bridge;
select is(auth.begin_pin_change() ->> 'user_id', :'mia_id', 'who has may set one');
select is(
    (select array_agg(auth.begin_pin_change()::jsonb ? 'retry_after') from generate_series(1, 2)), '{f,t}',
    'but not any number of times, for each costs a hash'
);
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
