-- Deploy ontour:functions/auth/unlink_identity to pg
-- requires: functions/core/current_user_id
-- requires: functions/core/fail
-- requires: functions/change/context
-- requires: functions/auth/require_step_up
-- requires: functions/auth/guard_credentials
-- requires: functions/auth/note_event
-- requires: functions/auth/tell

begin;

-- Security definer: nobody writes identities.
create or replace function auth.unlink_identity(id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_user_id constant uuid := core.current_user_id();
    v_provider text;
begin
    perform auth.require_step_up();

    delete from auth.identities
    where identities.id = unlink_identity.id and identities.user_id = v_user_id
    returning identities.provider into v_provider;
    if not found then
        perform core.fail('NOT_FOUND', 'id=' || unlink_identity.id);
    end if;

    perform auth.note_event(
        'identity_unlinked', v_user_id, (change.context()).session_id,
        jsonb_build_object('provider', v_provider)
    );
    perform auth.tell('identity_unlinked', v_user_id, jsonb_build_object('provider', v_provider));
end
$$;

comment on function auth.unlink_identity(uuid) is
'Takes an identity away from the caller, and tells them by mail. Raises NOT_FOUND (404), STEP_UP_REQUIRED
(401) and, if nothing else is left to sign in by, LAST_CREDENTIAL (409).';

grant execute on function auth.unlink_identity(uuid) to bridge;

commit;
