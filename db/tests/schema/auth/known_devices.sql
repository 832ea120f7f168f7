-- Tests schema/auth/known_devices
begin;
select plan(3);
\ir ../../support/auth.psql

select is(
    array(
        select format('%s on %s to %s', privilege_type, table_name, grantee)
        from information_schema.table_privileges
        where table_schema = 'auth' and table_name = 'known_devices' and grantee <> 'ontour_owner'
    ),
    '{}', 'nobody has any right on known_devices'
);
select throws_ok(
    format('insert into auth.known_devices (user_id, token_hash) values (%L, %L)', :'mia_id', '\xab'),
    '23514', (select pg_temp.violation('known_devices', 'known_devices_token_hash_sha256_check')),
    'a token is kept as its hash'
);
select throws_ok(
    format(
        $$ insert into auth.known_devices (user_id, token_hash, name) values (%L, sha256('d'), '') $$,
        :'mia_id'
    ),
    '23514', (select pg_temp.violation('known_devices', 'known_devices_name_length_check')),
    'a name has letters'
);

select * from finish();
rollback;
