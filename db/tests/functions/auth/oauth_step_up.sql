-- Tests functions/auth/oauth_step_up
begin;
select plan(7);
\ir ../../support/auth.psql
\ir ../../support/oauth.psql

prepare step_up(text) as
select auth.oauth_step_up(sha256(($1 || '-code')::bytea), pg_temp.challenge()) ->> 'amr';
insert into auth.identities (user_id, issuer, subject, provider) values
(:'mia_id', 'https://acme.example', 'mia', 'acme'),
(:'cal_id', 'https://acme.example', 'cal', 'acme');
select pg_temp.be(:'mia_id', :'mia_session')
\g /dev/null
select pg_temp.begin('mia', 'step_up'), pg_temp.begin('cal', 'step_up'), pg_temp.begin('eve', 'step_up'),
    pg_temp.begin('app', 'step_up')
\g /dev/null
select pg_temp.come_back('mia'), pg_temp.come_back('cal'), pg_temp.come_back('eve'),
    pg_temp.come_back('app', 'mia')
\g /dev/null
update auth.sessions set authenticated_at = now() - interval '1 day';

set local role bridge;
select results_eq($$ execute step_up('mia') $$, array['["pwd", "oauth"]'], 'who is known there steps up');
reset role;
select results_eq(
    format('select authenticated_at from auth.sessions where id = %L', :'mia_session'), array[now()], 'now'
);
select results_eq($$ execute step_up('mia') $$, array[null], 'once');
select is(
    (select revoked_at from auth.sessions where id = :'mia_session'), null,
    'a second use of this code ends nothing'
);
select throws_ok(
    $$ execute step_up('cal') $$, 'PGRST', (select pg_temp.error('IDENTITY_UNKNOWN')),
    'an identity of somebody else''s does not do'
);
select throws_ok(
    $$ execute step_up('eve') $$, 'PGRST', (select pg_temp.error('IDENTITY_UNKNOWN')),
    'nor one of nobody''s'
);

insert into auth.totp_secrets (user_id, secret_ciphertext, confirmed_at)
values (:'mia_id', sha512('x'), now());
select throws_ok(
    $$ execute step_up('app') $$, 'PGRST', (select pg_temp.error('SECOND_FACTOR_REQUIRED')),
    'who has set up an app meanwhile shows its code'
);

select * from finish();
rollback;
