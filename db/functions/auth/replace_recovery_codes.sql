-- Deploy ontour:functions/auth/replace_recovery_codes to pg
-- requires: functions/auth/has_second_factor
-- requires: functions/auth/keep_recovery_codes
-- requires: functions/auth/require_step_up
-- requires: functions/auth/note_event
-- requires: functions/change/context
-- requires: functions/core/fail
-- requires: schema/auth/error_codes

begin;

-- Security definer: only the functions of auth write codes.
create or replace function auth.replace_recovery_codes(recovery_hashes bytea[])
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
    perform auth.keep_recovery_codes(v_context.actor_id, recovery_hashes);
    perform auth.note_event('recovery_codes_replaced', v_context.actor_id, v_context.session_id);
end
$$;

comment on function auth.replace_recovery_codes(bytea[]) is
'Makes these the caller''s recovery codes, and no others.
Raises STEP_UP_REQUIRED (401) and SECOND_FACTOR_NOT_ENABLED (409).';

grant execute on function auth.replace_recovery_codes(bytea[]) to bridge;

commit;
