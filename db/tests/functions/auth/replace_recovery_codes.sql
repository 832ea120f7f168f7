-- Tests functions/auth/replace_recovery_codes.
begin;
select plan(5);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

prepare replace as select auth.replace_recovery_codes(array[sha256('new')]);

select pg_temp.sign_in(:'mia_id', :'mia_session');
select throws_code('replace', 'SECOND_FACTOR_NOT_ENABLED', 'who has no app needs none');
select pg_temp.set_up_totp(:'mia_id');
select throws_code('replace', 'STEP_UP_REQUIRED', 'it takes both factors');
select pg_temp.weaken(:'mia_session', '0', '{pwd,otp,mfa}');
set local role bridge;
select lives_ok('replace', 'then there are new ones');
select ok(not auth.use_second_factor(:'mia_id', recovery_hash => sha256('r1')), 'the old ones are void');
reset role;
select ok(
    exists (select from auth.security_events where kind = 'recovery_codes_replaced'), 'which is noted'
);

select * from finish();
rollback;
