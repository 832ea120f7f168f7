-- Tests functions/auth/link_identity
begin;
select plan(9);
\ir ../../support/auth.psql
\ir ../../support/oauth.psql

prepare link(text) as
select jsonb_array_length(linked -> 'identities')
from auth.link_identity(sha256(($1 || '-code')::bytea), pg_temp.challenge()) as linked;
update auth.email_addresses set verified_at = now();
select pg_temp.be(:'mia_id', :'mia_session')
\g /dev/null
select pg_temp.begin('mia', 'link'), pg_temp.begin('mia-2', 'link'), pg_temp.begin('mia-3', 'link')
\g /dev/null
select pg_temp.come_back('mia'), pg_temp.come_back('mia-2', 'mia'), pg_temp.come_back('mia-3', 'cal')
\g /dev/null
insert into auth.identities (user_id, issuer, subject, provider)
values (:'cal_id', 'https://acme.example', 'cal', 'acme');

set local role bridge;
select results_eq($$ execute link('mia') $$, array[1], 'an identity is linked to who began it');
reset role;
select results_eq(
    $$ select user_id from auth.identities where subject = 'mia' $$, array[:'mia_id'::uuid], 'to nobody else'
);
select results_eq(
    $$ select user_id, session_id, details from auth.security_events where kind = 'identity_linked' $$,
    format('values (%L::uuid, %L::uuid, %L::jsonb)', :'mia_id', :'mia_session', '{"provider": "acme"}'),
    'it is noted'
);
select results_eq(
    $$ select email, data from mail.messages where template = 'identity_linked' $$,
    $$ values ('mia@example.com', '{"provider": "acme"}'::jsonb) $$, 'and told by mail'
);
select results_eq($$ execute link('mia') $$, array[null::integer], 'a code is good once');
select results_eq($$ execute link('mia-2') $$, array[1], 'linking it again changes nothing');
select results_eq(
    $$ select count(*) from mail.messages where template = 'identity_linked' $$, array[1::bigint],
    'and is no news'
);
select throws_ok(
    $$ execute link('mia-3') $$, 'PGRST', (select pg_temp.error('IDENTITY_TAKEN')),
    'somebody else''s is not to be had'
);
select results_eq(
    $$ select user_id from auth.identities where subject = 'cal' $$, array[:'cal_id'::uuid],
    'and stays theirs'
);

select * from finish();
rollback;
