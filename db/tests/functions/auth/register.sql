-- Tests functions/auth/register
begin;
select plan(10);
\ir ../../support/auth.psql

set local role bridge;
prepare register(text) as
select auth.register($1, '$argon2id$new', 'Nia New', sha256('nia-1'), '7 days') #>> '{user,email}';
select results_eq(
    $$ execute register(' Nia@Example.COM') $$, array['nia@example.com'],
    'the bridge registers a person, under the address in lower case'
);
reset role;

select id as nia_id from api.users where full_name = 'Nia New'
\gset
select results_eq(
    format($$
        select organizations.name, role, organizations.personal_user_id = memberships.user_id
        from api.memberships
        join api.organizations on organizations.id = org_id
        where memberships.user_id = %L
    $$, :'nia_id'),
    $$ values ('Nia New', 'owner', true) $$,
    'who owns a personal organization'
);
select is(
    auth.begin_login('nia@example.com') ->> 'password_hash', '$argon2id$new',
    'and can sign in with the password'
);
select results_eq(
    format('select user_id from auth.refresh_tokens join auth.sessions on sessions.id = session_id
        where token_hash = sha256(%L)', 'nia-1'),
    array[:'nia_id'::uuid], 'and is signed in already'
);
select results_eq(
    format('select kind from auth.security_events where user_id = %L order by id', :'nia_id'),
    array['registered', 'logged_in'], 'both are noted'
);
select results_eq(
    format('select distinct created_by from api.organizations where personal_user_id = %L', :'nia_id'),
    array[:'nia_id'::uuid], 'the person is the author of their own rows'
);

select throws_ok(
    $$ execute register('MIA@example.com') $$, 'PGRST',
    (select pg_temp.error('EMAIL_ALREADY_EXISTS', 'mia@example.com')), 'an address is taken in any spelling'
);
-- The Kelvin sign, whose lower case is a k.
select throws_ok(
    $$ execute register(E'ni\u212Aa@example.com') $$, 'PGRST',
    (select pg_temp.error('INVALID_EMAIL', E'ni\u212Aa@example.com')), 'in any case of plain letters alone'
);
select throws_ok(
    $$ execute register('nia') $$, 'PGRST', (select pg_temp.error('INVALID_EMAIL', 'nia')),
    'an address must be one'
);

set local role anon;
select throws_ok(
    $$ execute register('sue@example.com') $$, '42501', 'permission denied for function register',
    'only the bridge registers people'
);

select * from finish();
rollback;
