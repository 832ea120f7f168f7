-- Tests schema/auth/refresh_tokens: hashes only, and one unused token a session.
begin;
select plan(4);
\ir ../../support/auth.psql

select is(
    array(
        select format('%s on %s to %s', privilege_type, table_name, grantee)
        from information_schema.table_privileges
        where table_schema = 'auth' and table_name = 'refresh_tokens' and grantee <> 'ontour_owner'
    ),
    '{}', 'nobody has any right on refresh_tokens'
);
select throws_ok(
    format(
        'insert into auth.refresh_tokens (token_hash, session_id) values (sha256(%L), %L)',
        'x', :'mia_session'
    ),
    '23505', 'duplicate key value violates unique constraint "refresh_tokens_session_id_key"',
    'a session has one unused token'
);
select throws_ok(
    format(
        'insert into auth.refresh_tokens (token_hash, session_id) values (%L, %L)',
        'otr_x', :'mia_session'
    ),
    '23514', (select pg_temp.violation('refresh_tokens', 'refresh_tokens_token_hash_sha256_check')),
    'a token cannot be stored in the clear'
);
select throws_ok(
    format('update auth.refresh_tokens set rotated_at = now() where session_id = %L', :'mia_session'),
    '23514', (select pg_temp.violation('refresh_tokens', 'refresh_tokens_rotated_to_successor_check')),
    'a used token has a successor'
);

select * from finish();
rollback;
