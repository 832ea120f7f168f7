-- Deploy ontour:functions/auth/open_oauth_flow to pg
-- requires: schema/auth/oauth_flows

begin;

-- Security definer: nobody writes flows.
create or replace function auth.open_oauth_flow(state_hash bytea, browser_hash bytea)
returns jsonb
language sql
volatile
security definer
set search_path = ''
begin atomic
    update auth.oauth_flows as flows
    set browser_hash = open_oauth_flow.browser_hash
    where flows.state_hash = open_oauth_flow.state_hash
        and flows.browser_hash is null
        and flows.expires_at > now()
    returning jsonb_build_object('provider', flows.provider, 'purpose', flows.purpose);
end;

comment on function auth.open_oauth_flow(bytea, bytea) is
'Binds a flow that a signed-in session began to the browser that goes its way; null if it has one already.';

grant execute on function auth.open_oauth_flow(bytea, bytea) to bridge;

commit;
