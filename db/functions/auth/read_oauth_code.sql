-- Deploy ontour:functions/auth/read_oauth_code to pg
-- requires: schema/auth/oauth_flows
-- requires: functions/auth/note_event
-- requires: functions/change/context

-- RFC 6749, 4.1.2: a code that comes twice was stolen, and what its first use opened is ended. Failures are
-- returned: a raise would undo that.

begin;

create or replace function auth.read_oauth_code(code_hash bytea, code_challenge text, purpose text)
returns auth.oauth_flows
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_flow auth.oauth_flows;
    v_session auth.sessions;
begin
    select flows.* into v_flow
    from auth.oauth_flows as flows
    where flows.code_hash = read_oauth_code.code_hash
    for update;
    if not found then
        return null;
    end if;

    if v_flow.used_at is not null then
        update auth.sessions
        set revoked_at = now(), revoked_reason = 'oauth_code_reused'
        where sessions.id = v_flow.opened_session_id and sessions.revoked_at is null
        returning sessions.* into v_session;
        if found then
            perform auth.note_event('oauth_code_reused', v_session.user_id, v_session.id);
        end if;
        return null;
    end if;

    if v_flow.expires_at <= now()
        or v_flow.code_challenge <> read_oauth_code.code_challenge
        or v_flow.purpose <> read_oauth_code.purpose
        or v_flow.session_id <> coalesce((change.context()).session_id, v_flow.id)
    then
        update auth.oauth_flows set used_at = now(), identity = null where oauth_flows.id = v_flow.id;
        return null;
    end if;
    return v_flow;
end
$$;

comment on function auth.read_oauth_code(bytea, text, text) is
'The flow of a code, if it may be used by this front end, for this purpose and in the session that asked for
it; locked until the transaction ends. Null if it may not, and then it is worth nothing any more. If it was
used before, the session that it opened is ended.';

commit;
