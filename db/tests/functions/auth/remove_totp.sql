-- Tests functions/auth/remove_totp.
begin;
select plan(6);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

prepare remove as select auth.remove_totp();

select pg_temp.sign_in(:'mia_id', :'mia_session');
select throws_code('remove', 'SECOND_FACTOR_NOT_ENABLED', 'there is none to remove');
select pg_temp.set_up_totp(:'mia_id');
select throws_code('remove', 'STEP_UP_REQUIRED', 'it takes both factors');
select pg_temp.weaken(:'mia_session', '0', '{pwd,otp,mfa}');
set local role bridge;
select lives_ok('remove', 'then it is gone');
reset role;
select ok(not auth.has_second_factor(:'mia_id'), 'the first factor is enough again');
select is_empty('select from auth.recovery_codes', 'and the recovery codes are void');
select results_eq(
    'select template, email from mail.messages',
    $$values ('second_factor_disabled', 'mia@example.com')$$, 'the person is told'
);

select * from finish();
rollback;
