-- Deploy ontour:functions/auth/read_calendar to pg
-- requires: schema/auth/calendar_links
-- requires: functions/tour/calendar_entries

-- The reader is the token's person, in a session as weak as one of a PIN: no right that needs more is looked
-- at. Whoever no longer belongs to an organization reads a calendar without it, so that phones forget it too.

begin;

-- Security definer: who asks has a token and no session.
create or replace function auth.read_calendar(token_hash bytea, form text)
returns json
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_token api.calendar_tokens;
    v_link auth.calendar_links;
    v_entries json;
    v_content_hash bytea;
begin
    select links.* into v_link
    from auth.calendar_links as links
    where links.token_hash = read_calendar.token_hash;
    select tokens.* into v_token
    from api.calendar_tokens as tokens
    join api.users on users.id = tokens.user_id
    where tokens.id = v_link.calendar_token_id and tokens.deleted_at is null and users.status = 'active';
    if not found then
        return null;
    end if;

    perform set_config('request.jwt.claims', jsonb_build_object(
        'sub', v_token.user_id, 'role', 'member', 'amr', jsonb_build_array('pin')
    )::text, true);
    select coalesce(json_agg(entry), '[]') into v_entries
    from (
        select
            uid, act, kind, title, status, starts_on, starts_time, time_zone, ends_on, ends_time,
            ends_time_zone, place, ends_place, latitude, longitude, details, sequence, updated_at
        from tour.calendar_entries(
            current_date - 365, '2199-12-31', v_token.org_id, v_token.content
        )
    ) as entry;

    v_content_hash := sha256(convert_to(concat_ws(' ', read_calendar.form, v_token.name, v_entries), 'UTF8'));
    if v_content_hash is distinct from v_link.content_hash then
        update auth.calendar_links as links
        set content_hash = v_content_hash, changed_at = clock_timestamp()
        where links.token_hash = read_calendar.token_hash
        returning links.* into v_link;
    end if;
    return json_build_object(
        'name', v_token.name,
        'etag', encode(v_content_hash, 'hex'),
        'changed_at', v_link.changed_at,
        'entries', v_entries
    );
end
$$;

comment on function auth.read_calendar(bytea, text) is
'The calendar that a token opens, from a year ago on: {"name", "etag", "changed_at", "entries"}; null for one
that is unknown or revoked, or whose person is no more. form: in which form it will be told; another one
counts as a change.';

grant execute on function auth.read_calendar(bytea, text) to bridge;

commit;
