-- Deploy ontour:functions/auth/change_password to pg
-- requires: functions/core/fail
-- requires: functions/core/current_user_id
-- requires: functions/change/context
-- requires: functions/auth/require_step_up
-- requires: functions/auth/note_event
-- requires: functions/auth/unthrottle
-- requires: functions/auth/tell
-- requires: schema/auth/passwords
-- requires: schema/auth/sessions
-- requires: schema/core/users

-- Whoever knew the old password may be signed in elsewhere: only this session and its device stay.

begin;

-- Security definer: nobody may read or write passwords, and only the functions of auth write sessions.
create or replace function auth.change_password(password_hash text, changed_at timestamptz default null)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_user_id constant uuid := core.current_user_id();
    v_session_id constant uuid := (change.context()).session_id;
begin
    -- The person before what is theirs, as whoever resets a password locks them.
    perform from api.users where users.id = v_user_id for no key update;
    if change_password.changed_at is null then
        -- Nothing was proved but the session: enough for a first password alone, and only while it is fresh.
        perform auth.require_step_up();
        insert into auth.passwords (user_id, password_hash) values (v_user_id, change_password.password_hash)
        on conflict on constraint passwords_pkey do nothing;
    else
        update auth.passwords
        set password_hash = change_password.password_hash, changed_at = clock_timestamp()
        where passwords.user_id = v_user_id and passwords.changed_at = change_password.changed_at;
    end if;
    if not found then
        perform core.fail('INVALID_CREDENTIALS');
    end if;

    update auth.sessions set revoked_at = now(), revoked_reason = 'password_changed'
    where sessions.user_id = v_user_id and sessions.id <> v_session_id and sessions.revoked_at is null;
    delete from auth.known_devices
    where known_devices.user_id = v_user_id and not exists (
        select from auth.sessions
        where sessions.id = v_session_id and sessions.known_device_id = known_devices.id
    );

    perform auth.unthrottle('password_person', v_user_id::text);
    perform auth.note_event('password_changed', v_user_id, v_session_id);
    perform auth.tell('password_changed', v_user_id);
end
$$;

comment on function auth.change_password(text, timestamptz) is
'Gives the caller a new password, after the bridge has verified the one that was changed at that time; null
for a first one. Ends their other sessions, forgets their other devices, and tells them by mail.
Raises INVALID_CREDENTIALS (401) if it is another one by now, and STEP_UP_REQUIRED (401).';

grant execute on function auth.change_password(text, timestamptz) to bridge;

commit;
