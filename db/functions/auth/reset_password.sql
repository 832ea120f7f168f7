-- Deploy ontour:functions/auth/reset_password to pg
-- requires: functions/core/fail
-- requires: functions/auth/note_event
-- requires: functions/auth/unthrottle
-- requires: functions/auth/use_token
-- requires: functions/mail/send
-- requires: schema/auth/email_addresses
-- requires: schema/auth/error_codes
-- requires: schema/auth/identities
-- requires: schema/auth/known_devices
-- requires: schema/auth/passwords
-- requires: schema/auth/pins
-- requires: schema/auth/recovery_codes
-- requires: schema/auth/sessions
-- requires: schema/auth/totp_secrets

-- Whoever may have known the old password has nothing left of it: no session, no device, no pending change.
-- If nobody had ever proved the address, the account may be a stranger's who waits for its true owner: then
-- every other way to sign in goes as well.

begin;

-- Security definer: whoever reads the mail proves who they are by it, and is not signed in.
create or replace function auth.reset_password(token_hash bytea, password_hash text, new_device_hash bytea)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_token constant auth.one_time_tokens := auth.use_token('reset_password', token_hash);
    v_verified_at timestamptz;
begin
    -- Sign-ins that are under way end before this lock or begin after it.
    select addresses.verified_at into v_verified_at
    from api.users as users
    join auth.email_addresses as addresses on addresses.user_id = users.id
    where users.id = v_token.user_id
        and users.status = 'active'
        and users.deleted_at is null
        and addresses.email = v_token.email
    for no key update of users;
    if not found then
        perform core.fail('ONE_TIME_TOKEN_INVALID');
    end if;

    insert into auth.passwords (user_id, password_hash)
    values (v_token.user_id, reset_password.password_hash)
    on conflict on constraint passwords_pkey do update
    set password_hash = excluded.password_hash, changed_at = clock_timestamp();

    -- Else a mailbox alone would make a device on which a PIN stands in for the second factor.
    delete from auth.pins where pins.user_id = v_token.user_id;
    if v_verified_at is null then
        delete from auth.identities where identities.user_id = v_token.user_id;
        delete from auth.totp_secrets where totp_secrets.user_id = v_token.user_id;
        delete from auth.recovery_codes where recovery_codes.user_id = v_token.user_id;
        update auth.email_addresses set verified_at = now()
        where email_addresses.user_id = v_token.user_id;
    end if;

    update auth.sessions set revoked_at = now(), revoked_reason = 'password_changed'
    where sessions.user_id = v_token.user_id and sessions.revoked_at is null;
    delete from auth.known_devices where known_devices.user_id = v_token.user_id;
    delete from auth.one_time_tokens as tokens
    where tokens.user_id = v_token.user_id and tokens.used_at is null;
    insert into auth.known_devices (user_id, token_hash)
    values (v_token.user_id, reset_password.new_device_hash);

    perform auth.unthrottle('login_account', v_token.email);
    perform auth.note_event('password_reset', v_token.user_id);
    perform mail.send('password_changed', v_token.email, v_token.user_id);
end
$$;

comment on function auth.reset_password(bytea, text, bytea) is
'Uses the token of a mail: gives its person a new password and this device to sign in from, ends all sessions,
and forgets the PIN and all other devices; the address is proved by it. Raises ONE_TIME_TOKEN_INVALID (422).';

grant execute on function auth.reset_password(bytea, text, bytea) to bridge;

commit;
