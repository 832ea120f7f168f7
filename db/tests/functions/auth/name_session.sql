-- Tests functions/auth/name_session
begin;
select plan(5);
\ir ../../support/auth.psql
select pg_temp.error('NOT_FOUND') as not_found
\gset
select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'mia_session')::text, true
) as claims
\gset

set local role bridge;
select lives_ok(format('select auth.name_session(%L, %L)', :'mia_session', 'Laptop'), 'a session is named');
select throws_ok(
    format('select auth.name_session(%L, %L)', :'cal_session', 'Mine'), 'PGRST', :'not_found',
    'not one of another person'
);
reset role;
select bag_eq(
    'select id, name from auth.sessions', format(
        'values (%L::uuid, %L), (%L, null)', :'mia_session', 'Laptop', :'cal_session'
    ),
    'so it is called'
);
update auth.sessions set revoked_at = now(), revoked_reason = 'logout' where user_id = :'mia_id';
select throws_ok(
    format('select auth.name_session(%L, %L)', :'mia_session', 'Old'), 'PGRST', :'not_found',
    'one that has ended has no name any more'
);
set local role member;
select throws_ok(
    format('select auth.name_session(%L, null)', :'mia_session'), '42501',
    'permission denied for function name_session', 'nobody else may'
);

select * from finish();
rollback;
