-- Tests functions/auth/open_oauth_flow
begin;
select plan(4);
\ir ../../support/auth.psql
\ir ../../support/oauth.psql

select pg_temp.begin('nia') as done
\gset
prepare open(text) as select auth.open_oauth_flow(sha256('nia-state'), sha256($1::bytea));
select results_eq(
    $$ execute open('any') $$, array[null::jsonb], 'a flow that has a browser goes to no other'
);

update auth.oauth_flows set browser_hash = null;
set local role bridge;
select results_eq(
    $$ execute open('mine') $$, array['{"purpose": "sign_in", "provider": "acme"}'::jsonb],
    'the bridge binds one to a browser'
);
reset role;
select results_eq($$ execute open('mine') $$, array[null::jsonb], 'once');

update auth.oauth_flows set browser_hash = null, expires_at = now();
select results_eq($$ execute open('mine') $$, array[null::jsonb], 'and not when it is over');

select * from finish();
rollback;
