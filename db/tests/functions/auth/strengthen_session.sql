-- Tests functions/auth/strengthen_session.
begin;
select plan(6);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

select pg_temp.weaken(:'mia_session', '3 days', '{pin}');
select pg_temp.sign_in(:'mia_id', :'mia_session');
set local role bridge;
select is(
    auth.strengthen_session('{pwd}') - 'user',
    jsonb_build_object(
        'session_id', :'mia_session', 'amr', '{pin,pwd}'::text[], 'acr', 'aal1',
        'auth_time', floor(extract(epoch from now()))::bigint
    ),
    'what was proved is added, as of now; PIN and password are one factor'
);
select is(
    auth.strengthen_session('{otp,mfa}') - '{user,session_id,auth_time}'::text[],
    '{"amr": ["pin", "pwd", "otp", "mfa"], "acr": "aal2"}', 'an authenticator app is another'
);
select is(
    auth.strengthen_session('{otp,mfa}') -> 'amr', '["pin", "pwd", "otp", "mfa"]', 'each is named once'
);
reset role;
select is(
    (
        select details from auth.security_events
        where user_id = :'mia_id' and kind = 'stepped_up' order by id limit 1
    ),
    '{"amr": ["pwd"]}', 'the event is noted'
);

select pg_temp.sign_in(:'cal_id', :'mia_session');
select throws_ok(
    $$select auth.strengthen_session('{otp,mfa}')$$, 'P0002', 'query returned no rows',
    'nobody strengthens another''s session'
);
select is(
    (select authenticated_at from auth.sessions where id = :'cal_session'), now(), 'and other sessions stay'
);

select * from finish();
rollback;
