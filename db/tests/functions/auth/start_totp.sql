-- Tests functions/auth/start_totp.
begin;
select plan(5);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

prepare start as select auth.start_totp(sha512('new'));

select pg_temp.sign_in(:'mia_id', :'mia_session');
select pg_temp.weaken(:'mia_session', '1 hour', '{pwd}');
select throws_code('start', 'STEP_UP_REQUIRED', 'it takes a fresh sign-in');
select pg_temp.weaken(:'mia_session', '0', '{pwd}');
set local role bridge;
select lives_ok('start', 'then the secret is kept');
select lives_ok($$select auth.start_totp(sha512('newer'))$$, 'and may be replaced');
reset role;
select results_eq(
    'select user_id::text, secret_ciphertext, confirmed_at from auth.totp_secrets',
    format('values (%L, sha512(''newer''), null::timestamptz)', :'mia_id'), 'but it does not count yet'
);

update auth.totp_secrets set confirmed_at = now();
select pg_temp.weaken(:'mia_session', '0', '{pwd,otp,mfa}');
select throws_code('start', 'SECOND_FACTOR_ENABLED', 'one that is confirmed is not replaced');

select * from finish();
rollback;
