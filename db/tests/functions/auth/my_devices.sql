-- Tests functions/auth/my_devices
begin;
select plan(4);
\ir ../../support/auth.psql
select set_config('request.headers', '{"x-real-ip": "192.0.2.7", "user-agent": "Tour/1.0"}', true) as headers
\gset
select auth.open_session(
    :'mia_id', sha256('mia-phone'), '{pwd}', '7 days', null, sha256('device')
) ->> 'session_id' as phone
\gset
select id as device from auth.known_devices where user_id = :'mia_id'
\gset

select auth.open_session(
    :'cal_id', sha256('cal-phone'), '{pwd}', '7 days', null, sha256('device of cal')
) as nothing
\gset
select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'mia_session')::text, true
) as claims
\gset

set local role bridge;
select is(
    auth.my_devices(),
    jsonb_build_array(jsonb_build_object(
        'id', :'device', 'name', null, 'user_agent', 'Tour/1.0', 'ip', '192.0.2.7',
        'first_seen_at', now(), 'last_seen_at', now(), 'current', false
    )),
    'the bridge reads the caller''s devices and nobody else''s'
);
select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'phone')::text, true
) as claims
\gset
select is(auth.my_devices() -> 0 -> 'current', 'true', 'and whether it asks from it');
reset role;
delete from auth.known_devices;
select is(auth.my_devices(), '[]', 'there may be none');
set local role member;
select throws_ok(
    'select auth.my_devices()', '42501', 'permission denied for function my_devices', 'nobody else may'
);

select * from finish();
rollback;
