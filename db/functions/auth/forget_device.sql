-- Deploy ontour:functions/auth/forget_device to pg
-- requires: functions/auth/end_sessions
-- requires: functions/auth/note_event
-- requires: schema/auth/security_event_kinds
-- requires: schema/auth/known_devices
-- requires: functions/change/context
-- requires: functions/core/fail

begin;

-- Security definer: only the functions of auth write devices and sessions.
create or replace function auth.forget_device(device_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_caller constant change.context := change.context();
begin
    -- The person first, as at every sign-in: one on it at this moment comes before, and its session is ended
    -- too; or after, on a new device.
    perform from api.users where users.id = v_caller.actor_id for no key update;
    perform from auth.known_devices
    where known_devices.id = forget_device.device_id and known_devices.user_id = v_caller.actor_id
    for update;
    if not found then
        perform core.fail('NOT_FOUND');
    end if;

    perform auth.end_sessions(array(
        select sessions.id from auth.sessions where sessions.known_device_id = forget_device.device_id
    ));
    delete from auth.known_devices where known_devices.id = forget_device.device_id;
    perform auth.note_event('device_forgotten', v_caller.actor_id, v_caller.session_id);
end
$$;

comment on function auth.forget_device(uuid) is
'Forgets a device of the caller, where a PIN is then no use, and ends the sessions on it, be it the caller''s
own. Raises NOT_FOUND (404).';

grant execute on function auth.forget_device(uuid) to bridge;

commit;
