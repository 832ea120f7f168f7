-- Tests schema/auth/passwords: only argon2id hashes, and nobody reads them.
begin;
select plan(2);
\ir ../../support/auth.psql

select is(
    array(
        select format('%s on %s to %s', privilege_type, table_name, grantee)
        from information_schema.table_privileges
        where table_schema = 'auth' and table_name = 'passwords' and grantee <> 'ontour_owner'
    ),
    '{}', 'nobody has any right on passwords'
);
select throws_ok(
    format('update auth.passwords set password_hash = %L where user_id = %L', 'Paradiso2026!', :'mia_id'),
    '23514', (select pg_temp.violation('passwords', 'passwords_password_hash_argon2id_check')),
    'a password cannot be stored in the clear'
);

select * from finish();
rollback;
