-- Tests functions/auth/end_sessions
begin;
select plan(5);
\ir ../../support/auth.psql
select auth.open_session(:'mia_id', sha256('mia-phone'), '{pwd}', '7 days') ->> 'session_id' as phone
\gset

update auth.sessions set expires_at = now() where id = :'phone';

select is(
    auth.end_sessions(array[:'mia_session', :'phone', :'mia_id']::uuid[]), 1::bigint,
    'it ends those that live, and says how many'
);
select is(auth.end_sessions(array[:'mia_session']::uuid[]), 0::bigint, 'each once');
select results_eq(
    'select id, revoked_at, revoked_reason from auth.sessions where revoked_at is not null',
    format('values (%L::uuid, now(), %L)', :'mia_session', 'logout'), 'by the wish of their person'
);
select results_eq(
    $$ select session_id, user_id from auth.security_events where kind = 'logged_out' $$,
    format('values (%L::uuid, %L::uuid)', :'mia_session', :'mia_id'), 'and notes each'
);
set local role bridge;
select throws_ok(
    'select auth.end_sessions(null)', '42501', 'permission denied for function end_sessions',
    'only functions of auth call it'
);

select * from finish();
rollback;
