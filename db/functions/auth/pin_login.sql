-- Deploy ontour:functions/auth/pin_login to pg
-- requires: functions/core/fail
-- requires: functions/auth/open_session
-- requires: functions/auth/refund
-- requires: functions/auth/unthrottle
-- requires: schema/auth/known_devices
-- requires: schema/auth/pins
-- requires: schema/core/users

-- Between auth.begin_pin_login and here the bridge verified the PIN; PIN or device may have gone meanwhile.

begin;

-- Security definer: nobody may read PINs, and only the functions of auth write sessions.
create or replace function auth.pin_login(
    user_id uuid, changed_at timestamptz, token_hash bytea, lifetime interval,
    device_hash bytea, new_device_hash bytea default null
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_device_id uuid;
begin
    -- The person before what is theirs, as whoever resets a password locks them.
    perform from api.users where users.id = pin_login.user_id for share;
    select devices.id into v_device_id
    from auth.pins as pins
    join auth.known_devices as devices on devices.user_id = pins.user_id
    where pins.user_id = pin_login.user_id
        and pins.changed_at = pin_login.changed_at
        and devices.token_hash = pin_login.device_hash
    for no key update;
    if not found then
        perform core.fail('INVALID_CREDENTIALS');
    end if;

    perform auth.unthrottle('pin_device', v_device_id::text);
    perform auth.refund('pin_account', pin_login.user_id::text);
    return auth.open_session(
        pin_login.user_id, pin_login.token_hash, '{pin}', pin_login.lifetime,
        pin_login.device_hash, pin_login.new_device_hash
    );
end
$$;

comment on function auth.pin_login(uuid, timestamptz, bytea, interval, bytea, bytea) is
'Begins a session, with amr {pin}, of who knows the PIN as it was changed at that time, on a device that is
known. Raises INVALID_CREDENTIALS (401).';

grant execute on function auth.pin_login(uuid, timestamptz, bytea, interval, bytea, bytea) to bridge;

commit;
