-- Deploy ontour:functions/auth/answer_oauth_flow to pg
-- requires: schema/auth/oauth_flows

-- Called, and committed, before the provider is asked: a state counts once, whatever happens then.

begin;

-- Security definer: nobody writes flows.
create or replace function auth.answer_oauth_flow(state_hash bytea, browser_hash bytea)
returns jsonb
language sql
volatile
security definer
set search_path = ''
begin atomic
    with known as (
        select flows.id, flows.provider, flows.purpose, flows.return_to, flows.answered_at, flows.expires_at
        from auth.oauth_flows as flows
        where flows.state_hash = answer_oauth_flow.state_hash
            and flows.browser_hash = answer_oauth_flow.browser_hash
        for update
    ),

    answered as (
        update auth.oauth_flows as flows
        set answered_at = now()
        from known
        where flows.id = known.id and known.answered_at is null and known.expires_at > now()
        returning flows.id
    )

    select jsonb_build_object(
        'provider', known.provider,
        'purpose', known.purpose,
        'return_to', known.return_to,
        'is_first', answered.id is not null
    )
    from known
    left join answered on true;
end;

comment on function auth.answer_oauth_flow(bytea, bytea) is
'The flow of this state, if this browser goes it: null if not. is_first is false if it was answered before or
has expired.';

grant execute on function auth.answer_oauth_flow(bytea, bytea) to bridge;

commit;
