-- Tests functions/auth/oauth_sign_in; tests/api/oauth has it with providers and browsers.
begin;
select plan(13);
\ir ../../support/auth.psql
\ir ../../support/oauth.psql

prepare sign_in(text) as
select auth.oauth_sign_in(
    sha256(($1 || '-code')::bytea), pg_temp.challenge(), sha256(($1 || '-1')::bytea), '{oauth}', '7 days'
) -> 'user' ->> 'full_name';
select pg_temp.begin(name) from unnest('{nia,nia-2,sue,taken,odd}'::text[]) as name
\g /dev/null
select
    pg_temp.come_back('nia'),
    pg_temp.come_back('nia-2', 'nia', 'moved@example.com'),
    pg_temp.come_back('sue', email => 'mia@example.com', email_verified => false),
    pg_temp.come_back('taken', email => 'mia@example.com'),
    pg_temp.come_back('odd', email => 'n\u00eda@localhost')
\g /dev/null

set local role bridge;
select results_eq($$ execute sign_in('nia') $$, array['Nia New'], 'the bridge signs a new person in');
reset role;
select results_eq(
    $$ select email, verified_at from auth.email_addresses where email = 'new@example.com' $$,
    $$ values ('new@example.com', now()) $$, 'with the address that the provider has verified'
);
select results_eq(
    $$ select sessions.amr from auth.sessions
        join auth.refresh_tokens as tokens on tokens.session_id = sessions.id
        where tokens.token_hash = sha256('nia-1') $$,
    $$ values ('{oauth}'::text[]) $$, 'the session says how'
);
select results_eq(
    $$ select flows.identity is null, flows.opened_session_id = tokens.session_id
        from auth.oauth_flows as flows
        join auth.refresh_tokens as tokens on tokens.token_hash = sha256('nia-1')
        where flows.code_hash = sha256('nia-code') $$,
    $$ values (true, true) $$, 'and the flow which it is, and no more who'
);
select results_eq($$ execute sign_in('nia') $$, array[null], 'a code is good once');
select results_eq(
    $$ select sessions.revoked_reason from auth.sessions
        join auth.refresh_tokens as tokens on tokens.session_id = sessions.id
        where tokens.token_hash = sha256('nia-1') $$,
    array['oauth_code_reused'], 'the second use ends what the first began'
);

select results_eq($$ execute sign_in('nia-2') $$, array['Nia New'], 'the same identity again');
select results_eq(
    $$ select count(*) from api.users where full_name = 'Nia New' $$, array[1::bigint], 'is the same person'
);
select results_eq(
    $$ select email from auth.identities where subject = 'nia' $$, array['moved@example.com'],
    'whose address there is kept up to date'
);
select results_eq(
    $$ select addresses.email from auth.email_addresses as addresses
        join auth.identities using (user_id) where subject = 'nia' $$,
    array['new@example.com'], 'and the one here is not touched'
);

select results_eq(
    $$ execute sign_in('sue') $$, array['Nia New'], 'an address that nobody has verified is no address'
);
select throws_ok(
    $$ execute sign_in('taken') $$, 'PGRST',
    (select pg_temp.error('EMAIL_ALREADY_EXISTS', 'mia@example.com')),
    'a verified one opens no account that has it'
);
select results_eq($$ execute sign_in('odd') $$, array['Nia New'], 'one that is none is left out');

select * from finish();
rollback;
