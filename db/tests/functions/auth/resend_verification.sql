-- Tests functions/auth/resend_verification
begin;
select plan(5);
\ir ../../support/auth.psql

update auth.throttle_limits set most = 3, within = '1 hour' where kind = 'mail_address';
select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'mia_session')::text, true
) as claims \gset
create function pg_temp.mails()
returns bigint
language sql
as $$select count(*) from mail.messages where template = 'verify_email' and email = 'mia@example.com'$$;
select pg_temp.mails() as before \gset

select is(auth.resend_verification(), null, 'who asks gets another mail');
select is(pg_temp.mails() - :before, 1::bigint, 'one');
select auth.resend_verification() as second, auth.resend_verification() as third \gset
select ok(auth.resend_verification() between 1 and 3600, 'a fourth has to wait');
select is(pg_temp.mails() - :before, 3::bigint, 'and is not sent');
update auth.email_addresses set verified_at = now() where user_id = :'mia_id';
set local role bridge;
select throws_code(
    'select auth.resend_verification()', 'EMAIL_ALREADY_VERIFIED', 'what is proved needs no proof'
);

select * from finish();
rollback;
