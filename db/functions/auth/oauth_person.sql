-- Deploy ontour:functions/auth/oauth_person to pg
-- requires: functions/auth/read_oauth_code
-- requires: schema/auth/identities
-- requires: functions/auth/throttle
-- requires: functions/auth/client_network

-- Asked before the second factor. The front end has shown its verifier, so the code may live on while the
-- person looks for theirs.

begin;

-- Security definer: nobody reads flows and identities.
create or replace function auth.oauth_person(code_hash bytea, code_challenge text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_wait constant integer := auth.throttle('token_ip', auth.client_network());
    v_flow auth.oauth_flows;
begin
    if v_wait is not null then
        return jsonb_build_object('retry_after', v_wait);
    end if;

    v_flow := auth.read_oauth_code(oauth_person.code_hash, oauth_person.code_challenge, 'sign_in');
    if v_flow.id is null then
        return null;
    end if;

    update auth.oauth_flows
    set expires_at = greatest(oauth_flows.expires_at, oauth_flows.answered_at + interval '5 minutes')
    where oauth_flows.id = v_flow.id;

    return jsonb_build_object(
        'user_id', (
            select identities.user_id
            from auth.identities
            where identities.issuer = v_flow.identity ->> 'issuer'
                and identities.subject = v_flow.identity ->> 'subject'
        )
    );
end
$$;

comment on function auth.oauth_person(bytea, text) is
'user_id of the person behind a code, null in it if they are new; null if the code may not be used, and
retry_after in seconds if too many were tried from this address.';

grant execute on function auth.oauth_person(bytea, text) to bridge;

commit;
