-- Tests schema/auth/totp_secrets: nobody reads a secret, and none is stored in the clear.
begin;
select plan(2);
\ir ../../support/auth.psql

select is(
    array(
        select format('%s on %s to %s', privilege_type, table_name, grantee)
        from information_schema.table_privileges
        where table_schema = 'auth' and table_name in ('totp_secrets', 'recovery_codes')
            and grantee <> 'ontour_owner'
    ),
    '{}', 'nobody has any right on secrets and codes'
);
select throws_ok(
    format(
        'insert into auth.totp_secrets (user_id, secret_ciphertext) values (%L, %L)', :'mia_id', 'JBSWY3DP'
    ),
    '23514', (select pg_temp.violation('totp_secrets', 'totp_secrets_secret_ciphertext_length_check')),
    'what is too short for a ciphertext is refused'
);

select * from finish();
rollback;
