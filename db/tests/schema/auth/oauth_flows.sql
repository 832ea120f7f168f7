-- Tests schema/auth/oauth_flows: what is kept of a way to a provider opens nothing.
begin;
select plan(7);
\ir ../../support/auth.psql
\ir ../../support/oauth.psql

select is(
    array(
        select format('%s on %s to %s', privilege_type, table_name, grantee)
        from information_schema.table_privileges
        where table_schema = 'auth' and table_name = 'oauth_flows' and grantee <> 'ontour_owner'
    ),
    '{}', 'nobody has any right on flows'
);
select pg_temp.begin('nia')
\g /dev/null
select throws_ok(
    $$ update auth.oauth_flows set code_challenge = 'plain' $$, '23514',
    (select pg_temp.violation('oauth_flows', 'oauth_flows_code_challenge_s256_check')),
    'a challenge is a hash'
);
select throws_ok(
    $$ update auth.oauth_flows set purpose = 'fun' $$, '23514',
    (select pg_temp.violation('oauth_flows', 'oauth_flows_purpose_known_check')), 'a purpose is known'
);
select throws_ok(
    $$ update auth.oauth_flows set purpose = 'link' $$, '23514',
    (select pg_temp.violation('oauth_flows', 'oauth_flows_session_of_purpose_check')),
    'who links has a session'
);
select throws_ok(
    $$ update auth.oauth_flows set code_hash = sha256('x'), identity = '{}' $$, '23514',
    (select pg_temp.violation('oauth_flows', 'oauth_flows_code_after_answer_check')),
    'a code comes after the answer'
);
select throws_ok(
    $$ update auth.oauth_flows
        set answered_at = now(), code_hash = sha256('x'), identity = '{}', used_at = now() $$,
    '23514', (select pg_temp.violation('oauth_flows', 'oauth_flows_identity_until_used_check')),
    'and with its use it is forgotten who it was'
);
select throws_ok(
    $$ update auth.oauth_flows set state_hash = 'state' $$, '23514',
    (select pg_temp.violation('oauth_flows', 'oauth_flows_state_hash_sha256_check')),
    'a state is kept as a hash'
);

select * from finish();
rollback;
