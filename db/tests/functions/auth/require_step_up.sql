-- Tests functions/auth/require_step_up: its challenge is that of RFC 9470.
begin;
select plan(5);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

prepare grave_thing as select auth.require_step_up();

select pg_temp.sign_in(:'mia_id', :'mia_session');
set local role member;
select lives_ok('grave_thing', 'who has just signed in passes');
reset role;

select pg_temp.weaken(:'mia_session', '11 minutes', '{pwd}');
set local role member;
select is(
    tests.error('grave_thing') - '{message,hint}'::text[],
    '{
        "code": "STEP_UP_REQUIRED", "status": 401, "details": "acr=aal1 max_age=600",
        "challenge": "Bearer error=\"insufficient_user_authentication\", acr_values=\"aal1\", max_age=\"600\""
    }'::jsonb,
    'who did so earlier is told what it takes'
);
select lives_ok($$select auth.require_step_up('1 hour')$$, 'each asker says how fresh');
reset role;

select pg_temp.set_up_totp(:'mia_id');
select pg_temp.weaken(:'mia_session', '0', '{pwd}');
select is(
    tests.error('grave_thing') ->> 'details', 'acr=aal2 max_age=600', 'who has two factors needs both'
);
select pg_temp.weaken(:'mia_session', '0', '{pwd,recovery_code,mfa}');
select lives_ok('grave_thing', 'and then passes');

select * from finish();
rollback;
