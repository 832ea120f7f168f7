-- Tests functions/auth/open_session
begin;
select plan(10);
\ir ../../support/auth.psql

prepare open_session as select auth.open_session(:'mia_id', sha256('mia-x'), '{pwd}', '7 days');
select lives_ok('execute open_session', 'who has proved who they are gets a session');

select results_eq(
    $$
        select session_id = id, amr, expires_at = now() + interval '7 days', used_at, revoked_at
        from auth.refresh_tokens
        join auth.sessions on sessions.id = session_id
        where token_hash = sha256('mia-x')
    $$,
    $$ values (true, '{pwd}'::text[], true, null::timestamptz, null::timestamptz) $$,
    'it lives as long as asked, and its token is unused'
);
select results_eq(
    format($$ select kind from auth.security_events where user_id = %L order by id $$, :'mia_id'),
    array['registered', 'logged_in', 'logged_in'],
    'the event is noted'
);
select is(
    auth.open_session(:'mia_id', sha256('mia-y'), '{pwd}', '7 days') #>> '{user,email}', 'mia@example.com',
    'the answer says whose it is'
);

update api.users set status = 'suspended' where id = :'mia_id';
select throws_ok(
    'execute open_session', 'PGRST', (select pg_temp.error('ACCOUNT_INACTIVE')),
    'a suspended person gets none'
);
-- Else the personal organization stands in the way.
alter table api.users disable trigger _700_cascade_delete;
update api.users set status = 'active', deleted_at = now() where id = :'mia_id';
select throws_ok(
    'execute open_session', 'PGRST', (select pg_temp.error('ACCOUNT_INACTIVE')), 'nor a deleted one'
);

set local role bridge;
select throws_ok(
    'execute open_session', '42501', 'permission denied for function open_session',
    'but only through a function that asked for the proof'
);

reset role;
insert into auth.totp_secrets (user_id, secret_ciphertext, confirmed_at)
values (:'cal_id', sha512('x'), now());
prepare by_password as select auth.open_session(:'cal_id', sha256('cal-p'), '{pwd}', '7 days');
prepare by_both as select auth.open_session(:'cal_id', sha256('cal-b'), '{pwd,otp,mfa}', '7 days');
prepare by_pin as select auth.open_session(:'cal_id', sha256('cal-n'), '{pin}', '7 days');
select is(
    tests.error('by_password') - '{message,hint,details}'::text[],
    '{"code": "SECOND_FACTOR_REQUIRED", "status": 401, "challenge": "Bearer"}',
    'nobody gets around a second factor'
);
select lives_ok('by_both', 'who showed it passes');
select lives_ok('by_pin', 'and a PIN is weak in any case');

select * from finish();
rollback;
