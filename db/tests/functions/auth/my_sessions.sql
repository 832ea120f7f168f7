-- Tests functions/auth/my_sessions
begin;
select plan(5);
\ir ../../support/auth.psql
select set_config(
    'request.headers', '{"x-device-id": "phone", "x-real-ip": "192.0.2.7", "user-agent": "Tour/1.0"}', true
) as headers
\gset
select auth.open_session(
    :'mia_id', sha256('mia-phone'), '{pwd}', '7 days', null, sha256('device')
) ->> 'session_id' as phone
\gset
select set_config(
    'request.jwt.claims', json_build_object('sub', :'mia_id', 'sid', :'mia_session')::text, true
) as claims
\gset

set local role bridge;
select results_eq(
    $$
        select (one ->> 'id')::uuid, (one -> 'current')::boolean
        from jsonb_array_elements(auth.my_sessions()) as one
    $$,
    format('values (%L::uuid, true), (%L, false)', :'mia_session', :'phone'),
    'the bridge reads the caller''s sessions, the one that asks first'
);
reset role;
select is(
    auth.my_sessions() -> 1 #- '{device,id}',
    jsonb_build_object(
        'id', :'phone', 'name', null, 'device', '{"name": null}'::jsonb, 'device_id', 'phone',
        'user_agent', 'Tour/1.0', 'ip', '192.0.2.7', 'created_at', now(), 'last_used_at', now(),
        'expires_at', now() + interval '7 days', 'amr', '["pwd"]'::jsonb, 'acr', 'aal1', 'current', false
    ),
    'each with where it is, when it was used and how it began'
);
update auth.sessions set expires_at = now() where id = :'phone';
select is(jsonb_array_length(auth.my_sessions()), 1, 'none that has expired');
update auth.sessions set revoked_at = now(), revoked_reason = 'logout' where user_id = :'mia_id';
select is(auth.my_sessions(), '[]', 'or was ended');
set local role member;
select throws_ok(
    'select auth.my_sessions()', '42501', 'permission denied for function my_sessions', 'nobody else may'
);

select * from finish();
rollback;
