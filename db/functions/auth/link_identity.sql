-- Deploy ontour:functions/auth/link_identity to pg
-- requires: functions/core/fail
-- requires: functions/auth/read_oauth_code
-- requires: functions/auth/lock_identity
-- requires: functions/auth/add_identity
-- requires: functions/auth/credentials
-- requires: functions/auth/note_event
-- requires: functions/auth/tell
-- requires: schema/auth/error_codes

begin;

-- Security definer: nobody writes identities.
create or replace function auth.link_identity(code_hash bytea, code_challenge text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_flow constant auth.oauth_flows :=
        auth.read_oauth_code(link_identity.code_hash, link_identity.code_challenge, 'link');
    v_owner_id uuid;
begin
    if v_flow.id is null then
        return null;
    end if;

    v_owner_id := auth.lock_identity(v_flow.identity);
    if v_owner_id <> v_flow.user_id then
        perform core.fail('IDENTITY_TAKEN');
    end if;
    if v_owner_id is null then
        perform auth.add_identity(v_flow.user_id, v_flow.identity);
        perform auth.note_event(
            'identity_linked', v_flow.user_id, v_flow.session_id,
            jsonb_build_object('provider', v_flow.provider)
        );
        perform auth.tell(
            'identity_linked', v_flow.user_id, jsonb_build_object('provider', v_flow.provider)
        );
    end if;

    update auth.oauth_flows set used_at = now(), identity = null where oauth_flows.id = v_flow.id;
    return auth.credentials();
end
$$;

comment on function auth.link_identity(bytea, text) is
'Lets the caller, who began this in the same session, sign in by the identity behind a code, and tells them by
mail. Returns what auth.credentials returns; null if the code may not be used. Raises IDENTITY_TAKEN (409) if
somebody else signs in by it.';

grant execute on function auth.link_identity(bytea, text) to bridge;

commit;
