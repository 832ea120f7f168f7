-- Tests functions/auth/make_oauth_code
begin;
select plan(4);
\ir ../../support/auth.psql
\ir ../../support/oauth.psql

prepare flow as select code_hash, identity ->> 'subject', expires_at from auth.oauth_flows;
select pg_temp.begin('nia') as done
\gset

set local role bridge;
select auth.make_oauth_code(sha256('nia-state'), sha256('nia-code'), '{"subject": "nia"}') as done
\gset
reset role;
select results_eq(
    'execute flow', $$ values (null::bytea, null::text, now() + interval '10 minutes') $$,
    'before the provider answers there is no code'
);
select pg_temp.come_back('nia') as done
\gset
select results_eq(
    'execute flow', $$ values (sha256('nia-code'), 'nia', now() + interval '60 seconds') $$,
    'after it there is one, for a minute'
);
select auth.make_oauth_code(sha256('nia-state'), sha256('eve-code'), '{"subject": "eve"}') as done
\gset
select results_eq(
    'execute flow', $$ values (sha256('nia-code'), 'nia', now() + interval '60 seconds') $$,
    'and never another'
);
set local role member;
select throws_ok(
    $$ select auth.make_oauth_code('x', 'x', '{}') $$, '42501',
    'permission denied for function make_oauth_code', 'only the bridge makes codes'
);

select * from finish();
rollback;
