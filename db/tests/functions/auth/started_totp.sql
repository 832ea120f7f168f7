-- Tests functions/auth/started_totp.
begin;
select plan(5);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

prepare started as select auth.started_totp();

select pg_temp.sign_in(:'mia_id', :'mia_session');
select throws_code('started', 'SECOND_FACTOR_NOT_ENABLED', 'there is none to confirm');
select auth.start_totp(sha512('new')) as nothing
\gset
set local role bridge;
select is(
    auth.started_totp() ->> 'secret_ciphertext', encode(sha512('new'), 'hex'), 'the bridge gets the new one'
);
reset role;
select matches(
    (
        select string_agg(coalesce(auth.started_totp() ->> 'retry_after', 'go'), ' ')
        from generate_series(2, 6)
    ),
    '^(go ){4}[0-9]+$', 'of six attempts the last waits'
);

update auth.totp_secrets set created_at = now() - interval '16 minutes';
select throws_code('started', 'SECOND_FACTOR_NOT_ENABLED', 'after a quarter of an hour it is too late');
update auth.totp_secrets set created_at = now(), confirmed_at = now();
select throws_code('started', 'SECOND_FACTOR_NOT_ENABLED', 'or when it is confirmed');

select * from finish();
rollback;
