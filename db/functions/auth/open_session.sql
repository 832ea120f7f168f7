-- Deploy ontour:functions/auth/open_session to pg
-- requires: functions/core/fail
-- requires: functions/auth/profile
-- requires: schema/auth/error_codes
-- requires: schema/auth/refresh_tokens
-- requires: functions/auth/note_event
-- requires: functions/auth/recognize_device
-- requires: functions/auth/describe_session
-- requires: functions/auth/has_second_factor

begin;

create or replace function auth.open_session(
    user_id uuid, token_hash bytea, amr text[], lifetime interval,
    device_hash bytea default null, new_device_hash bytea default null
)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_session auth.sessions;
    v_device record;
begin
    -- The lock makes a suspension wait, which then revokes this session as well.
    perform from api.users
    where users.id = open_session.user_id and users.status = 'active' and users.deleted_at is null
    for share;
    if not found then
        perform core.fail('ACCOUNT_INACTIVE');
    end if;

    -- Whoever signs people in asks for the second factor; what forgot to does not get through.
    if not 'mfa' = any (open_session.amr) and open_session.amr <> '{pin}'
        and auth.has_second_factor(open_session.user_id)
    then
        perform core.fail('SECOND_FACTOR_REQUIRED', challenge => 'Bearer');
    end if;

    select * into v_device
    from auth.recognize_device(open_session.user_id, device_hash, new_device_hash);

    insert into auth.sessions (user_id, amr, expires_at, known_device_id)
    values (open_session.user_id, open_session.amr, now() + lifetime, v_device.device_id)
    returning * into v_session;

    insert into auth.refresh_tokens (token_hash, session_id) values (open_session.token_hash, v_session.id);

    perform auth.note_event('logged_in', open_session.user_id, v_session.id);

    return auth.describe_session(v_session) || jsonb_build_object('is_new_device', v_device.is_new);
end
$$;

comment on function auth.open_session(uuid, bytea, text[], interval, bytea, bytea) is
'For functions that sign in: begins a session of a person who has proved who they are, on the device of the
one hash or on a new one, which is known by the other from now on. Raises ACCOUNT_INACTIVE (403), and
SECOND_FACTOR_REQUIRED (401) for a person with an authenticator app whose amr has no mfa, unless it is a PIN
alone.';

commit;
