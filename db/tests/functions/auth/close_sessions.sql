-- Tests functions/auth/close_sessions
begin;
select plan(5);
\ir ../../support/auth.psql
select auth.open_session(:'mia_id', sha256('mia-phone'), '{pwd}', '7 days') ->> 'session_id' as phone
\gset

select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'mia_session')::text, true
) as claims
\gset

set local role bridge;
select lives_ok('select auth.close_sessions(true)', 'the bridge ends all other sessions');
reset role;
select results_eq(
    'select id from auth.sessions where revoked_at is not null', array[:'phone'::uuid], 'and leaves this one'
);
select lives_ok('select auth.close_sessions(false)', 'or ends this one, too');
select bag_eq(
    'select id from auth.sessions where revoked_at is null', array[:'cal_session'::uuid],
    'and never one of another person'
);
set local role member;
select throws_ok(
    'select auth.close_sessions(true)', '42501', 'permission denied for function close_sessions',
    'nobody else may'
);

select * from finish();
rollback;
