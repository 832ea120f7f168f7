-- Tests schema/auth/one_time_tokens
begin;
select plan(4);
\ir ../../support/fixtures.psql

select is(
    array(
        select format('%s on %s to %s', privilege_type, table_name, grantee)
        from information_schema.table_privileges
        where table_schema = 'auth' and table_name = 'one_time_tokens' and grantee <> 'ontour_owner'
    ),
    '{}', 'nobody has any right on tokens'
);
prepare add_token as
insert into auth.one_time_tokens (purpose, user_id, email, token_hash, expires_at)
values ($1, $2, 'crew@example.com', $3, now());

select lives_ok($$execute add_token('verify_email', tests.id('crew'), sha256('a'))$$, 'a person has one');
select throws_ok(
    $$execute add_token('verify_email', tests.id('crew'), sha256('b'))$$, '23505', null,
    'and no second one of that purpose before it is used'
);
select throws_ok(
    $$execute add_token('verify_email', tests.id('viewer'), 'secret')$$, '23514', null,
    'a token itself does not pass for its hash'
);

select * from finish();
rollback;
