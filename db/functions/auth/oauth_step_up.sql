-- Deploy ontour:functions/auth/oauth_step_up to pg
-- requires: functions/core/fail
-- requires: functions/auth/read_oauth_code
-- requires: functions/auth/lock_identity
-- requires: functions/auth/has_second_factor
-- requires: functions/auth/strengthen_session
-- requires: schema/auth/error_codes

begin;

-- Security definer: nobody reads flows and identities.
create or replace function auth.oauth_step_up(code_hash bytea, code_challenge text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_flow constant auth.oauth_flows :=
        auth.read_oauth_code(oauth_step_up.code_hash, oauth_step_up.code_challenge, 'step_up');
begin
    if v_flow.id is null then
        return null;
    end if;
    if auth.lock_identity(v_flow.identity) is distinct from v_flow.user_id then
        perform core.fail('IDENTITY_UNKNOWN');
    end if;
    -- The app may have been set up after this began.
    if auth.has_second_factor(v_flow.user_id) then
        perform core.fail('SECOND_FACTOR_REQUIRED');
    end if;

    update auth.oauth_flows set used_at = now(), identity = null where oauth_flows.id = v_flow.id;
    return auth.strengthen_session('{oauth}');
end
$$;

comment on function auth.oauth_step_up(bytea, text) is
'The caller has just proved who they are to a provider: what auth.strengthen_session returns; null if the code
may not be used. Raises IDENTITY_UNKNOWN (403) if they are somebody else there, and SECOND_FACTOR_REQUIRED
(401) of who has an authenticator app.';

grant execute on function auth.oauth_step_up(bytea, text) to bridge;

commit;
