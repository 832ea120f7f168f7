-- Tests functions/auth/begin_password_change
begin;
select plan(7);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

update auth.throttle_limits set most = 2 where kind = 'password_person';
update api.users set username = 'mia' where id = :'mia_id';
select set_config('request.jwt.claims', json_build_object('sub', :'mia_id')::text, true) as claims
\gset

set local role bridge;
select is(
    auth.begin_password_change()::jsonb - 'changed_at', jsonb_build_object(
        'password_hash', '$argon2id$mia', 'about', array['mia@example.com', 'Mia Marlow', 'mia']
    ),
    'the bridge finds the hash that it has to verify, and what must not be in a new password'
);
reset role;
set local session_replication_role = replica; -- no way to sign in is left
delete from auth.passwords where user_id = :'mia_id';
set local session_replication_role = origin;
set local role bridge;
select is(
    auth.begin_password_change()::jsonb - 'about', '{"password_hash": null, "changed_at": null}',
    'who has none is told so'
);
select isnt(auth.begin_password_change() ->> 'retry_after', null, 'after so many attempts one waits');
reset role;
select set_config('request.jwt.claims', json_build_object('sub', :'cal_id')::text, true) as claims
\gset
set local role bridge;
select is(auth.begin_password_change() ->> 'password_hash', '$argon2id$cal', 'others are counted apart');

reset role;
select pg_temp.sign_in(:'cal_id', :'cal_session');
select pg_temp.set_up_totp(:'cal_id');
set local role bridge;
select throws_code(
    'select auth.begin_password_change()', 'STEP_UP_REQUIRED',
    'who has an authenticator app changes no password in a session that rests on one factor'
);
reset role;
select pg_temp.weaken(:'cal_session', '0', '{pwd,otp,mfa}');
set local role bridge;
select is(auth.begin_password_change() ->> 'password_hash', '$argon2id$cal', 'but on both');

set local role member;
select throws_ok(
    'select auth.begin_password_change()', '42501', 'permission denied for function begin_password_change',
    'nobody else gets a hash'
);

select * from finish();
rollback;
