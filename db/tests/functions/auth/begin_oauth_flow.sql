-- Tests functions/auth/begin_oauth_flow
begin;
select plan(10);
\ir ../../support/auth.psql
\ir ../../support/oauth.psql

set local role bridge;
select is(
    auth.begin_oauth_flow(
        sha256('nia-state'), 'acme', 'https://app.example.com/', pg_temp.challenge(), sha256('nia-browser')
    ),
    '{}', 'the bridge begins a flow for whoever has no rights yet'
);
reset role;
select results_eq(
    'select purpose, user_id, expires_at from auth.oauth_flows',
    $$ values ('sign_in', null::uuid, now() + interval '10 minutes') $$,
    'it is to sign in, within ten minutes'
);

select pg_temp.be(:'mia_id', :'mia_session')
\g /dev/null
select throws_ok(
    $$ select pg_temp.begin('mia', 'link') $$, 'PGRST', (select pg_temp.error('EMAIL_NOT_VERIFIED')),
    'nobody links before their own address is verified'
);
update auth.email_addresses set verified_at = now();
select is(pg_temp.begin('mia', 'link'), '{}', 'then they do');
select results_eq(
    $$ select user_id, session_id from auth.oauth_flows where purpose = 'link' $$,
    format('values (%L::uuid, %L::uuid)', :'mia_id', :'mia_session'), 'for their session'
);
select is(pg_temp.begin('mia-2', 'step_up'), '{}', 'or step up');

update auth.sessions set authenticated_at = now() - interval '1 hour';
select throws_like(
    $$ select pg_temp.begin('mia-3', 'link') $$, '%STEP_UP_REQUIRED%', 'linking needs a fresh sign-in'
);

update auth.throttle_limits set most = 1 where kind = 'oauth_ip';
select cmp_ok((pg_temp.begin('eve') -> 'retry_after')::integer, '>', 0, 'who begins too many has to wait');
update auth.throttle_limits set most = 100 where kind = 'oauth_ip';

update auth.oauth_flows set expires_at = now() - interval '25 hours' where purpose <> 'link';
select pg_temp.begin('nia-2')
\g /dev/null
select results_eq(
    'select purpose from auth.oauth_flows order by 1', array['link', 'sign_in'],
    'flows that are long over are deleted'
);

set local role member;
select throws_ok(
    $$ select auth.begin_oauth_flow('x', 'acme', 'x', 'x') $$, '42501',
    'permission denied for function begin_oauth_flow', 'only the bridge begins them'
);

select * from finish();
rollback;
