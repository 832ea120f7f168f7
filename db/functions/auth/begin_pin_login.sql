-- Deploy ontour:functions/auth/begin_pin_login to pg
-- requires: schema/auth/pins
-- requires: schema/auth/known_devices
-- requires: functions/auth/throttle
-- requires: functions/auth/client_network

-- As auth.begin_login, but a PIN opens nothing except on a known device. Whoever comes from another one is
-- counted with the strangers, costs the same work and gets the same answer as for a wrong PIN.

begin;

-- Security definer: nobody may read hashes of PINs, the bridge gets the one that it has to verify.
create or replace function auth.begin_pin_login(username text, device_hash bytea default null)
returns json
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_username constant text := lower(trim(begin_pin_login.username) collate "C");
    v_pin record;
    v_wait integer;
begin
    select pins.user_id, pins.pin_hash, pins.changed_at, devices.id as device_id into v_pin
    from api.users as users
    join auth.known_devices as devices on devices.user_id = users.id
    join auth.pins as pins on pins.user_id = users.id
    where users.username = v_username and devices.token_hash = begin_pin_login.device_hash;

    v_wait := case
        when v_pin.device_id is not null then coalesce(
            auth.throttle('pin_device', v_pin.device_id::text),
            auth.throttle('pin_account', v_pin.user_id::text)
        )
        else coalesce(
            auth.throttle('pin_ip', auth.client_network()),
            auth.throttle('pin_stranger', v_username)
        )
    end;
    if v_wait is not null then
        return json_build_object('retry_after', v_wait);
    end if;

    return json_build_object(
        'user_id', v_pin.user_id,
        'pin_hash', v_pin.pin_hash,
        'changed_at', v_pin.changed_at,
        'known_device', v_pin.device_id is not null
    );
end
$$;

comment on function auth.begin_pin_login(text, bytea) is
'Counts an attempt to sign in by PIN. Returns retry_after in seconds if there were too many; else user_id
and pin_hash, both null unless there is such a person with a PIN and the device is one of theirs.';

grant execute on function auth.begin_pin_login(text, bytea) to bridge;

commit;
