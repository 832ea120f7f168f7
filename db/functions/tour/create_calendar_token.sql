-- Deploy ontour:functions/tour/create_calendar_token to pg
-- requires: schema/auth/calendar_links
-- requires: functions/core/require_permission
-- requires: functions/core/is_fully_signed_in
-- requires: functions/core/current_user_id

begin;

-- Security definer: nobody may insert tokens, or read what opens a calendar.
create or replace function api.create_calendar_token(
    name text default 'On Tour',
    org_id uuid default null,
    content text[] default '{shows,holds,itinerary_items}'
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- 244 random bits.
    v_token constant text := 'otc_' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
    v_row api.calendar_tokens;
begin
    -- It outlives the session, so a PIN is not enough.
    if not core.is_fully_signed_in() then
        perform core.fail(
            'STEP_UP_REQUIRED', challenge => 'Bearer error="insufficient_user_authentication"'
        );
    end if;
    if create_calendar_token.org_id is not null then
        perform core.require_permission(create_calendar_token.org_id, 'show.read');
    end if;
    insert into api.calendar_tokens (user_id, org_id, name, content)
    values (
        core.current_user_id(), create_calendar_token.org_id, create_calendar_token.name,
        create_calendar_token.content
    )
    returning calendar_tokens.* into v_row;
    insert into auth.calendar_links (token_hash, calendar_token_id)
    values (sha256(convert_to(v_token, 'UTF8')), v_row.id);
    return jsonb_build_object(
        'token', v_token, 'path', '/calendar/' || v_token || '.ics', 'calendar_token', to_jsonb(v_row)
    );
end
$$;

comment on function api.create_calendar_token(text, uuid, text[]) is
'An address for a phone that subscribes to your calendar: {"token", "path", "calendar_token"}. The token is
told this once and kept nowhere; whoever has it reads what you may read, without money, until you delete the
calendar_token. For who is signed in by more than a PIN.
Raises STEP_UP_REQUIRED (401), PERMISSION_DENIED (403) and NOT_FOUND (404).';

grant execute on function api.create_calendar_token(text, uuid, text[]) to member;

commit;
