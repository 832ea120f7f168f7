-- Tests schema/auth/pins: only argon2id hashes, and nobody reads them.
begin;
select plan(2);
\ir ../../support/auth.psql

select is(
    array(
        select format('%s on %s to %s', privilege_type, table_name, grantee)
        from information_schema.table_privileges
        where table_schema = 'auth' and table_name = 'pins' and grantee <> 'ontour_owner'
    ),
    '{}', 'nobody has any right on pins'
);
select throws_ok(
    format('insert into auth.pins (user_id, pin_hash) values (%L, %L)', :'mia_id', '4831'),
    '23514', (select pg_temp.violation('pins', 'pins_pin_hash_argon2id_check')),
    'a PIN cannot be stored in the clear'
);

select * from finish();
rollback;
