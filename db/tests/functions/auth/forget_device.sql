-- Tests functions/auth/forget_device
begin;
select plan(7);
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
    'request.jwt.claims', json_build_object('sub', :'cal_id', 'sid', :'cal_session')::text, true
) as claims
\gset
select throws_ok(
    format('select auth.forget_device(%L)', :'device'), 'PGRST', :'not_found',
    'nobody forgets a device of another person'
);
select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'mia_session')::text, true
) as claims
\gset

set local role bridge;
select lives_ok(format('select auth.forget_device(%L)', :'device'), 'the bridge forgets a device');
select throws_ok(
    format('select auth.forget_device(%L)', :'device'), 'PGRST', :'not_found', 'once'
);
reset role;
select is_empty('select from auth.known_devices', 'it is known no more');
select results_eq(
    'select id from auth.sessions where revoked_at is not null', array[:'phone'::uuid],
    'and the session on it has ended, no other'
);
select results_eq(
    $$ select session_id from auth.security_events where kind = 'device_forgotten' $$,
    array[:'mia_session'::uuid], 'which is noted'
);
set local role member;
select throws_ok(
    format('select auth.forget_device(%L)', :'device'), '42501',
    'permission denied for function forget_device', 'nobody else may'
);

select * from finish();
rollback;
