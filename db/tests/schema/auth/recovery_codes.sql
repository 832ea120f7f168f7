-- Tests schema/auth/recovery_codes: only hashes.
begin;
select plan(1);
\ir ../../support/auth.psql

select throws_ok(
    format('insert into auth.recovery_codes values (%L, %L)', :'mia_id', 'aaaa-bbbb-cccc-dddd'),
    '23514', (select pg_temp.violation('recovery_codes', 'recovery_codes_code_hash_sha256_check')),
    'a code cannot be stored in the clear'
);

select * from finish();
rollback;
