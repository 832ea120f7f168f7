-- Tests functions/auth/name_device
begin;
select plan(4);
\ir ../../support/auth.psql
select pg_temp.error('NOT_FOUND') as not_found
\gset
select auth.open_session(
    :'mia_id', sha256('mia-phone'), '{pwd}', '7 days', null, sha256('device')
) ->> 'session_id' as phone
\gset
select id as device from auth.known_devices where user_id = :'mia_id'
\gset
select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'mia_session')::text, true
) as claims
\gset

set local role bridge;
select lives_ok(format('select auth.name_device(%L, %L)', :'device', 'Phone'), 'a device is named');
select set_config(
    'request.jwt.claims', json_build_object('sub', :'cal_id', 'sid', :'cal_session')::text, true
) as claims
\gset
select throws_ok(
    format('select auth.name_device(%L, %L)', :'device', 'Mine'), 'PGRST', :'not_found',
    'not one of another person'
);
reset role;
select results_eq('select name from auth.known_devices', array['Phone'], 'so it is called');
set local role member;
select throws_ok(
    format('select auth.name_device(%L, null)', :'device'), '42501',
    'permission denied for function name_device', 'nobody else may'
);

select * from finish();
rollback;
