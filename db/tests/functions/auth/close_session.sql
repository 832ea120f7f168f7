-- Tests functions/auth/close_session
begin;
select plan(5);
\ir ../../support/auth.psql

select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'mia_session')::text, true
) as claims
\gset

set local role bridge;
select lives_ok('select auth.close_session()', 'the bridge ends the caller''s session');
select lives_ok('select auth.close_session()', 'a second time is harmless');
reset role;
select results_eq(
    'select id, revoked_reason from auth.sessions where revoked_at is not null',
    format('values (%L::uuid, %L)', :'mia_session', 'logout'), 'that session and no other'
);
select results_eq(
    $$ select session_id from auth.security_events where kind = 'logged_out' $$, array[:'mia_session'::uuid],
    'it is noted once'
);

select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'cal_session')::text, true
) as claims
\gset
select auth.close_session() as nothing
\gset
select is(
    (select revoked_at from auth.sessions where id = :'cal_session'), null,
    'nobody ends the session of another'
);

select * from finish();
rollback;
