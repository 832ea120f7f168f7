-- Deploy ontour:functions/auth/begin_login to pg
-- requires: schema/auth/email_addresses
-- requires: schema/auth/passwords
-- requires: schema/auth/known_devices
-- requires: functions/auth/throttle
-- requires: functions/auth/client_network

-- Called, and committed, before any password is hashed: so neither many guesses at once nor a crash gets
-- one more, and who is throttled costs no hash. An unknown address is counted like any other.

begin;

-- Security definer: nobody may read password hashes, the bridge gets the one that it has to verify.
create or replace function auth.begin_login(email text, device_hash bytea default null)
returns json
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_email constant text := lower(trim(begin_login.email) collate "C");
    v_login record;
    v_wait integer;
begin
    select passwords.user_id, passwords.password_hash, passwords.changed_at, devices.id as device_id
    into v_login
    from auth.email_addresses as addresses
    join auth.passwords as passwords on passwords.user_id = addresses.user_id
    left join auth.known_devices as devices
        on devices.user_id = addresses.user_id and devices.token_hash = begin_login.device_hash
    where addresses.email = v_email;

    -- A known device answers for itself alone, not for its Wi-Fi and not for what strangers try.
    v_wait := case
        when v_login.device_id is not null then auth.throttle('login_device', v_login.device_id::text)
        else coalesce(
            auth.throttle('login_ip', auth.client_network()),
            auth.throttle('login_account', v_email)
        )
    end;
    if v_wait is not null then
        return json_build_object('retry_after', v_wait);
    end if;

    return json_build_object(
        'user_id', v_login.user_id,
        'password_hash', v_login.password_hash,
        'changed_at', v_login.changed_at,
        'known_device', v_login.device_id is not null
    );
end
$$;

comment on function auth.begin_login(text, bytea) is
'Counts an attempt to sign in. Returns retry_after in seconds if there were too many; else user_id and
password_hash behind the address, null if there is none, and whether the device is one of the person''s.';

grant execute on function auth.begin_login(text, bytea) to bridge;

commit;
