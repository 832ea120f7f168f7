-- Tests functions/auth/describe_session
begin;
select plan(2);
\ir ../../support/auth.psql

update auth.sessions set authenticated_at = '2026-06-01 12:00:00.9Z', amr = '{pwd,otp,mfa}'
where id = :'mia_session';
select auth.describe_session(sessions) as described from auth.sessions where id = :'mia_session'
\gset
select is(
    :'described'::jsonb - 'user',
    jsonb_build_object(
        'session_id', :'mia_session', 'amr', '["pwd", "otp", "mfa"]'::jsonb, 'acr', 'aal2',
        'auth_time', 1780315200
    ),
    'two factors are aal2, and the time is in whole seconds'
);
select is(:'described'::jsonb #>> '{user,id}', :'mia_id', 'it says whose it is');

select * from finish();
rollback;
