-- Tests functions/auth/has_second_factor.
begin;
select plan(3);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

select ok(not auth.has_second_factor(:'mia_id'), 'nobody is born with one');
select pg_temp.set_up_totp(:'mia_id');
select ok(auth.has_second_factor(:'mia_id'), 'a confirmed app is one');
update auth.totp_secrets set confirmed_at = null;
select ok(not auth.has_second_factor(:'mia_id'), 'one that is not confirmed is none');

select * from finish();
rollback;
