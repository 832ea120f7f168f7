-- Deploy ontour:functions/auth/begin_oauth_flow to pg
-- requires: schema/auth/oauth_flows
-- requires: schema/auth/email_addresses
-- requires: functions/auth/throttle
-- requires: functions/auth/client_network
-- requires: functions/auth/require_step_up
-- requires: functions/auth/has_second_factor
-- requires: functions/change/context
-- requires: functions/core/fail
-- requires: schema/auth/error_codes

begin;

-- Security definer: nobody writes flows; whoever signs in has no rights yet.
create or replace function auth.begin_oauth_flow(
    state_hash bytea,
    provider text,
    return_to text,
    code_challenge text,
    browser_hash bytea default null,
    purpose text default 'sign_in'
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_context constant change.context := change.context();
    v_wait integer;
begin
    v_wait := auth.throttle('oauth_ip', auth.client_network());
    if v_wait is not null then
        return jsonb_build_object('retry_after', v_wait);
    end if;

    -- A few, so that nobody waits long, and more than one comes in.
    delete from auth.oauth_flows
    where oauth_flows.id in (
        select expired.id
        from auth.oauth_flows as expired
        where expired.expires_at < now() - interval '1 day'
        limit 10
        for update skip locked
    );

    if begin_oauth_flow.purpose = 'link' then
        perform auth.require_step_up();
        -- Whoever took somebody else's address must not be able to stay when its owner comes.
        perform from auth.email_addresses
        where email_addresses.user_id = v_context.actor_id and email_addresses.verified_at is null;
        if found then
            perform core.fail('EMAIL_NOT_VERIFIED');
        end if;
    end if;

    if begin_oauth_flow.purpose = 'step_up' and auth.has_second_factor(v_context.actor_id) then
        perform core.fail('SECOND_FACTOR_REQUIRED', challenge => 'Bearer');
    end if;

    insert into auth.oauth_flows (
        state_hash, browser_hash, provider, purpose, return_to, code_challenge, user_id, session_id
    )
    values (
        begin_oauth_flow.state_hash,
        begin_oauth_flow.browser_hash,
        begin_oauth_flow.provider,
        begin_oauth_flow.purpose,
        begin_oauth_flow.return_to,
        begin_oauth_flow.code_challenge,
        case when begin_oauth_flow.purpose <> 'sign_in' then v_context.actor_id end,
        case when begin_oauth_flow.purpose <> 'sign_in' then v_context.session_id end
    );
    return '{}'::jsonb;
end
$$;

comment on function auth.begin_oauth_flow(bytea, text, text, text, bytea, text) is
'Begins a way to a provider and back; link and step_up are for the caller''s session. Returns retry_after in
seconds if too many begin at this address. For link raises STEP_UP_REQUIRED (401) and, while the person''s own
address is not verified, EMAIL_NOT_VERIFIED (403); for step_up SECOND_FACTOR_REQUIRED (401) to who has one.';

grant execute on function auth.begin_oauth_flow(bytea, text, text, text, bytea, text) to bridge;

commit;
