-- Deploy ontour:functions/auth/name_device to pg
-- requires: schema/auth/known_devices
-- requires: functions/change/context
-- requires: functions/core/fail

begin;

-- Security definer: only the functions of auth write devices.
create or replace function auth.name_device(device_id uuid, name text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    update auth.known_devices set name = name_device.name
    where known_devices.id = name_device.device_id
        and known_devices.user_id = (change.context()).actor_id;
    if not found then
        perform core.fail('NOT_FOUND');
    end if;
end
$$;

comment on function auth.name_device(uuid, text) is
'Calls a device of the caller something, or nothing. Raises NOT_FOUND (404).';

grant execute on function auth.name_device(uuid, text) to bridge;

commit;
