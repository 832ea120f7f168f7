-- Tests functions/auth/confirm_totp.
begin;
select plan(8);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

prepare confirm as select auth.confirm_totp(100, array[sha256('c1'), sha256('c2')]);

select pg_temp.sign_in(:'mia_id', :'mia_session');
select throws_code('confirm', 'SECOND_FACTOR_NOT_ENABLED', 'there is none to confirm');
select auth.start_totp(sha512('new')) as nothing
\gset
set local role bridge;
select is(
    auth.confirm_totp(100, array[sha256('c1'), sha256('c2')]) - '{user,session_id,auth_time}'::text[],
    '{"amr": ["pwd", "otp", "mfa"], "acr": "aal2"}', 'it counts, for this session too'
);
select ok(auth.has_second_factor(:'mia_id'), 'and at the next sign-in');
select ok(not auth.use_second_factor(:'mia_id', totp_step => 100), 'the code is used');
select ok(auth.use_second_factor(:'mia_id', recovery_hash => sha256('c1')), 'the recovery codes are good');
select throws_code('confirm', 'SECOND_FACTOR_NOT_ENABLED', 'a second time there is nothing to confirm');
reset role;
select results_eq(
    $$select template, email from mail.messages order by template$$,
    $$values ('recovery_codes_low', 'mia@example.com'), ('second_factor_enabled', 'mia@example.com')$$,
    'the person is told'
);
select ok(
    exists (select from auth.security_events where kind = 'second_factor_enabled' and user_id = :'mia_id'),
    'and it is noted'
);

select * from finish();
rollback;
