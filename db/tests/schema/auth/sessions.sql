-- Tests schema/auth/sessions: a revoked session has a reason, and the request's context is filled in.
begin;
select plan(5);
\ir ../../support/auth.psql

select is(
    array(
        select format('%s on %s to %s', privilege_type, table_name, grantee)
        from information_schema.table_privileges
        where table_schema = 'auth' and table_name = 'sessions' and grantee <> 'ontour_owner'
    ),
    '{}', 'nobody has any right on sessions'
);
select throws_ok(
    format('update auth.sessions set revoked_at = now() where id = %L', :'mia_session'),
    '23514', (select pg_temp.violation('sessions', 'sessions_revoked_for_a_reason_check')),
    'no session is revoked without a reason'
);
select throws_ok(
    format(
        'update auth.sessions set revoked_at = now(), revoked_reason = %L where id = %L',
        'mood', :'mia_session'
    ),
    '23514', (select pg_temp.violation('sessions', 'sessions_revoked_reason_known_check')),
    'nor for an unknown one'
);

select set_config(
    'request.headers', '{"x-device-id": "phone", "x-real-ip": "192.0.2.7", "user-agent": "Tour/1.0"}', true
) as headers
\gset
insert into auth.sessions (user_id, amr, expires_at) values (:'mia_id', '{pwd}', now() + '1 day'::interval);
select results_eq(
    $$ select device_id, ip, user_agent from auth.sessions where device_id = 'phone' $$,
    $$ values ('phone', '192.0.2.7'::inet, 'Tour/1.0') $$,
    'a session knows from where it was opened'
);

delete from auth.sessions where id = :'mia_session';
select is_empty(
    format('select from auth.refresh_tokens where session_id = %L', :'mia_session'),
    'its refresh tokens go with a session'
);

select * from finish();
rollback;
