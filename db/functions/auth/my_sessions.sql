-- Deploy ontour:functions/auth/my_sessions to pg
-- requires: schema/auth/sessions
-- requires: functions/change/context

begin;

-- Security definer: callers may not read sessions.
create or replace function auth.my_sessions()
returns jsonb
language sql
stable
security definer
set search_path = ''
begin atomic
    select coalesce(
        jsonb_agg(
            jsonb_build_object(
                'id', sessions.id,
                'name', sessions.name,
                'device', case when devices.id is not null
                    then jsonb_build_object('id', devices.id, 'name', devices.name)
                end,
                'device_id', sessions.device_id,
                'user_agent', sessions.user_agent,
                'ip', host(sessions.ip),
                'created_at', sessions.created_at,
                'last_used_at', sessions.last_used_at,
                'expires_at', sessions.expires_at,
                'amr', sessions.amr,
                'acr', sessions.acr,
                'current', sessions.id = caller.session_id
            )
            order by sessions.id = caller.session_id desc, sessions.last_used_at desc, sessions.id desc
        ),
        '[]'
    )
    from change.context() as caller
    join auth.sessions as sessions on sessions.user_id = caller.actor_id
    left join auth.known_devices as devices on devices.id = sessions.known_device_id
    where sessions.revoked_at is null and sessions.expires_at > now();
end;

comment on function auth.my_sessions() is
'The caller''s sessions that live: first the one that asks, then those used last.';

grant execute on function auth.my_sessions() to bridge;

commit;
