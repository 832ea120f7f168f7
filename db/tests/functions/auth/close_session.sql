-- Tests functions/auth/close_session
begin;
select plan(9);
\ir ../../support/auth.psql
select pg_temp.error('NOT_FOUND') as not_found
\gset
select auth.open_session(:'mia_id', sha256('mia-phone'), '{pwd}', '7 days') ->> 'session_id' as phone
\gset

select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'mia_session')::text, true
) as claims
\gset

set local role bridge;
select lives_ok(format('select auth.close_session(%L)', :'phone'), 'the bridge ends a session by its id');
select throws_ok(
    format('select auth.close_session(%L)', :'phone'), 'PGRST', :'not_found',
    'one that has ended is not found'
);
select throws_ok(
    format('select auth.close_session(%L)', :'cal_session'), 'PGRST', :'not_found',
    'nor is one of another person'
);
select lives_ok('select auth.close_session()', 'the bridge ends the caller''s session');
select lives_ok('select auth.close_session()', 'a second time is harmless');
reset role;
select bag_eq(
    'select id, revoked_reason from auth.sessions where revoked_at is not null',
    format('values (%L::uuid, %L), (%L, %L)', :'mia_session', 'logout', :'phone', 'logout'),
    'those sessions and no other'
);
select bag_eq(
    $$ select session_id from auth.security_events where kind = 'logged_out' $$,
    array[:'mia_session', :'phone']::uuid[], 'each is noted once'
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
set local role member;
select throws_ok(
    'select auth.close_session()', '42501', 'permission denied for function close_session', 'nobody else may'
);

select * from finish();
rollback;
