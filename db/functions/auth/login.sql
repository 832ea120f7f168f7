-- Deploy ontour:functions/auth/login to pg
-- requires: functions/core/fail
-- requires: functions/auth/open_session
-- requires: functions/auth/unthrottle
-- requires: schema/auth/email_addresses
-- requires: schema/auth/known_devices
-- requires: schema/auth/passwords
-- requires: schema/core/users

-- Between auth.begin_login and here the bridge verified the password. It may have been changed meanwhile:
-- the lock makes a change wait, which then ends this session, or finds that it was too late.

begin;

-- Security definer: nobody may read passwords, and only the functions of auth write sessions.
create or replace function auth.login(
    user_id uuid, changed_at timestamptz, amr text[], token_hash bytea, lifetime interval,
    device_hash bytea default null, new_device_hash bytea default null, rehashed text default null
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
    perform from api.users where users.id = login.user_id for share;
    perform from auth.passwords
    where passwords.user_id = login.user_id and passwords.changed_at = login.changed_at
    for no key update;
    if not found then
        perform core.fail('INVALID_CREDENTIALS');
    end if;

    update auth.passwords set password_hash = login.rehashed
    where passwords.user_id = login.user_id and login.rehashed is not null;

    select devices.id into v_device_id
    from auth.known_devices as devices
    where devices.user_id = login.user_id and devices.token_hash = login.device_hash;
    if found then
        perform auth.unthrottle('login_device', v_device_id::text);
    else
        perform auth.unthrottle('login_account', addresses.email)
        from auth.email_addresses as addresses
        where addresses.user_id = login.user_id;
    end if;

    return auth.open_session(
        login.user_id, login.token_hash, login.amr, login.lifetime, login.device_hash, login.new_device_hash
    );
end
$$;

comment on function auth.login(uuid, timestamptz, text[], bytea, interval, bytea, bytea, text) is
'Begins a session of who knows the password as it was changed at that time, and forgets their failures;
rehashed replaces its hash where the bridge hashes otherwise by now. Raises INVALID_CREDENTIALS (401).';

grant execute on function auth.login(uuid, timestamptz, text[], bytea, interval, bytea, bytea, text)
to bridge;

commit;
