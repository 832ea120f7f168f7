-- Deploy ontour:functions/auth/second_factor_key to pg
-- requires: schema/auth/known_devices
-- requires: schema/auth/sessions
-- requires: functions/change/context

-- Each known device has attempts of its own, and strangers share theirs: who knows the password, but has not
-- the second factor, locks nobody out who does.

begin;

create or replace function auth.second_factor_key(user_id uuid, device_hash bytea)
returns text
language sql
stable
begin atomic
    select second_factor_key.user_id || ' ' || coalesce(
        (
            select coalesce(sessions.known_device_id, sessions.id)::text
            from auth.sessions as sessions
            where sessions.id = (change.context()).session_id
                and sessions.user_id = second_factor_key.user_id
        ),
        (
            select devices.id::text
            from auth.known_devices as devices
            where devices.user_id = second_factor_key.user_id
                and devices.token_hash = second_factor_key.device_hash
        ),
        'stranger'
    );
end;

comment on function auth.second_factor_key(uuid, bytea) is
'For throttles: the person, and the caller''s device, or the known device of this hash, or any stranger.';

commit;
