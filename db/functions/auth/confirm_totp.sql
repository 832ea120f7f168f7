-- Deploy ontour:functions/auth/confirm_totp to pg
-- requires: schema/auth/totp_secrets
-- requires: functions/auth/keep_recovery_codes
-- requires: functions/auth/strengthen_session
-- requires: functions/auth/second_factor_key
-- requires: functions/auth/unthrottle
-- requires: functions/auth/note_event
-- requires: functions/auth/tell
-- requires: functions/change/context
-- requires: functions/core/fail
-- requires: schema/auth/error_codes

begin;

-- Security definer: only the functions of auth write secrets.
create or replace function auth.confirm_totp(totp_step bigint, recovery_hashes bytea[])
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_context constant change.context := change.context();
begin
    update auth.totp_secrets as secrets
    set confirmed_at = now(), last_step = confirm_totp.totp_step
    where secrets.user_id = v_context.actor_id
        and secrets.confirmed_at is null
        and secrets.created_at > now() - interval '15 minutes';
    if not found then
        perform core.fail('SECOND_FACTOR_NOT_ENABLED');
    end if;
    perform auth.keep_recovery_codes(v_context.actor_id, recovery_hashes);
    perform auth.unthrottle('second_factor', auth.second_factor_key(v_context.actor_id, null));

    perform auth.note_event('second_factor_enabled', v_context.actor_id, v_context.session_id);
    perform auth.tell('second_factor_enabled', v_context.actor_id);
    return auth.strengthen_session('{otp,mfa}');
end
$$;

comment on function auth.confirm_totp(bigint, bytea[]) is
'The caller''s new authenticator app has shown the right code of this half minute: it counts from now on, and
so do these recovery codes. Describes the session, which now rests on two factors.
Raises SECOND_FACTOR_NOT_ENABLED (409).';

grant execute on function auth.confirm_totp(bigint, bytea[]) to bridge;

commit;
