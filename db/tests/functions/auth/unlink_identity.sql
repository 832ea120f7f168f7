-- Tests functions/auth/unlink_identity
begin;
select plan(8);
\ir ../../support/auth.psql
\ir ../../support/oauth.psql

insert into auth.identities (id, user_id, issuer, subject, provider) values
(tests.id('mine'), :'mia_id', 'https://acme.example', 'mia', 'acme'),
(tests.id('theirs'), :'cal_id', 'https://acme.example', 'cal', 'acme');
prepare unlink(text) as select auth.unlink_identity(tests.id($1));
select pg_temp.be(:'mia_id', :'mia_session')
\g /dev/null

select throws_ok(
    $$ execute unlink('theirs') $$, 'PGRST', (select pg_temp.error('NOT_FOUND', 'id=' || tests.id('theirs'))),
    'nobody unlinks what is somebody else''s'
);
set local role bridge;
select lives_ok($$ execute unlink('mine') $$, 'who has a password unlinks');
reset role;
select results_eq('select subject from auth.identities', array['cal'], 'that one');
select results_eq(
    $$ select user_id, session_id, details from auth.security_events where kind = 'identity_unlinked' $$,
    format('values (%L::uuid, %L::uuid, %L::jsonb)', :'mia_id', :'mia_session', '{"provider": "acme"}'),
    'it is noted'
);
select results_eq(
    $$ select email from mail.messages where template = 'identity_unlinked' $$, array['mia@example.com'],
    'and told by mail'
);

delete from auth.passwords where user_id = :'cal_id';
select pg_temp.be(:'cal_id', :'cal_session')
\g /dev/null
select throws_ok(
    $$ execute unlink('theirs') $$, 'PGRST', (select pg_temp.error('LAST_CREDENTIAL')),
    'the last way to sign in stays'
);
update auth.sessions set authenticated_at = now() - interval '1 hour';
select throws_like($$ execute unlink('theirs') $$, '%STEP_UP_REQUIRED%', 'it takes a fresh sign-in');

set local role member;
select throws_ok(
    $$ execute unlink('theirs') $$, '42501', 'permission denied for function unlink_identity',
    'only the bridge unlinks'
);

select * from finish();
rollback;
