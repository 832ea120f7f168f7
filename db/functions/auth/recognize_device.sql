-- Deploy ontour:functions/auth/recognize_device to pg
-- requires: schema/auth/known_devices
-- requires: functions/auth/throttle
-- requires: functions/auth/tell

begin;

create or replace function auth.recognize_device(
    user_id uuid, device_hash bytea, new_device_hash bytea, out device_id uuid, out is_new boolean
)
language plpgsql
volatile
set search_path = ''
as $$
begin
    update auth.known_devices
    set last_seen_at = now(), user_agent = (change.context()).user_agent, ip = (change.context()).ip
    where known_devices.user_id = recognize_device.user_id
        and known_devices.token_hash = recognize_device.device_hash
    returning known_devices.id into device_id;
    is_new := device_id is null and new_device_hash is not null;
    if is_new then
        -- Nobody has so many; a program that never shows its token would.
        delete from auth.known_devices
        where known_devices.id in (
            select devices.id from auth.known_devices as devices
            where devices.user_id = recognize_device.user_id
            order by devices.last_seen_at desc, devices.id desc
            offset 49
        );
        -- Not of the first one, on which the account was made.
        if exists (select from auth.known_devices where known_devices.user_id = recognize_device.user_id)
            and auth.throttle('new_device_mail', recognize_device.user_id::text) is null
        then
            perform auth.tell('new_device', recognize_device.user_id);
        end if;
        insert into auth.known_devices (user_id, token_hash)
        values (recognize_device.user_id, new_device_hash)
        returning known_devices.id into device_id;
    end if;
end
$$;

comment on function auth.recognize_device(uuid, bytea, bytea) is
'For functions that begin a session: the person''s device of this token. If there is none, it is new and known
from now on by the second hash, if one is given; the person is told by mail unless it is their first. Their 50
devices that were seen last are kept.';

commit;
