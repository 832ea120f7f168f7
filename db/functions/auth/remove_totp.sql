-- Deploy ontour:functions/auth/remove_totp to pg
-- requires: schema/auth/totp_secrets
-- requires: functions/auth/has_second_factor
-- requires: functions/auth/keep_recovery_codes
-- requires: functions/auth/require_step_up
-- requires: functions/auth/note_event
-- requires: functions/auth/tell
-- requires: functions/change/context
-- requires: functions/core/fail
-- requires: schema/auth/error_codes

begin;

-- Security definer: only the functions of auth write secrets.
create or replace function auth.remove_totp()
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_context constant change.context := change.context();
begin
    perform auth.require_step_up();
    if not auth.has_second_factor(v_context.actor_id) then
        perform core.fail('SECOND_FACTOR_NOT_ENABLED');
    end if;
    delete from auth.totp_secrets as secrets where secrets.user_id = v_context.actor_id;
    perform auth.keep_recovery_codes(v_context.actor_id, '{}');

    perform auth.note_event('second_factor_disabled', v_context.actor_id, v_context.session_id);
    perform auth.tell('second_factor_disabled', v_context.actor_id);
end
$$;

comment on function auth.remove_totp() is
'Removes the caller''s authenticator app and recovery codes: the first factor is enough again.
Raises STEP_UP_REQUIRED (401) and SECOND_FACTOR_NOT_ENABLED (409).';

grant execute on function auth.remove_totp() to bridge;

commit;
