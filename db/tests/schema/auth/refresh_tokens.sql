-- Tests schema/auth/refresh_tokens: hashes only, and one used token of each step.
begin;
select plan(4);
\ir ../../support/auth.psql

prepare add(text, integer, timestamptz) as
insert into auth.refresh_tokens (token_hash, session_id, step, used_at)
select sha256($1::bytea), id, $2, $3 from auth.sessions limit 1;

select is(
    array(
        select format('%s on %s to %s', privilege_type, table_name, grantee)
        from information_schema.table_privileges
        where table_schema = 'auth' and table_name = 'refresh_tokens' and grantee <> 'ontour_owner'
    ),
    '{}', 'nobody has any right on refresh_tokens'
);
execute add('a', 2, now());
execute add('b', 2, null);
select throws_ok(
    $$ execute add('c', 2, now()) $$,
    '23505', 'duplicate key value violates unique constraint "refresh_tokens_session_id_step_key"',
    'of the tokens of one step one is used'
);
select throws_ok(
    $$ execute add('d', 0, null) $$,
    '23514', (select pg_temp.violation('refresh_tokens', 'refresh_tokens_step_positive_check')),
    'a token has its place in the chain'
);
select throws_ok(
    format(
        'insert into auth.refresh_tokens (token_hash, session_id) values (%L, %L)',
        'otr_x', :'mia_session'
    ),
    '23514', (select pg_temp.violation('refresh_tokens', 'refresh_tokens_token_hash_sha256_check')),
    'a token cannot be stored in the clear'
);

select * from finish();
rollback;
