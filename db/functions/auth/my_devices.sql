-- Deploy ontour:functions/auth/my_devices to pg
-- requires: schema/auth/sessions
-- requires: functions/change/context

begin;

-- Security definer: callers may not read devices.
create or replace function auth.my_devices()
returns jsonb
language sql
stable
security definer
set search_path = ''
begin atomic
    select coalesce(
        jsonb_agg(
            jsonb_build_object(
                'id', devices.id,
                'name', devices.name,
                'user_agent', devices.user_agent,
                'ip', host(devices.ip),
                'first_seen_at', devices.first_seen_at,
                'last_seen_at', devices.last_seen_at,
                'current', exists (
                    select from auth.sessions as sessions
                    where sessions.id = caller.session_id and sessions.known_device_id = devices.id
                )
            )
            order by devices.last_seen_at desc, devices.id desc
        ),
        '[]'
    )
    from change.context() as caller
    join auth.known_devices as devices on devices.user_id = caller.actor_id;
end;

comment on function auth.my_devices() is 'The devices on which the caller has signed in, the last one first.';

grant execute on function auth.my_devices() to bridge;

commit;
