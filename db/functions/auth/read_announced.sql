-- Deploy ontour:functions/auth/read_announced to pg
-- requires: functions/tour/announced_shows
-- requires: schema/tour/calendar_entry

begin;

-- Security definer: the bridge has no right to the shows of api.
create or replace function auth.read_announced(org_id uuid, form text)
returns jsonb
language sql
stable
security definer
set search_path = ''
begin atomic
    select jsonb_build_object(
        'name', coalesce(min(found.entry ->> 'act'), 'On Tour'),
        'etag', encode(
            sha256(convert_to(concat_ws(' ', read_announced.form, jsonb_agg(found.entry)), 'UTF8')), 'hex'
        ),
        'entries', coalesce(jsonb_agg(found.entry), '[]')
    )
    from (
        select jsonb_build_object(
            'uid', 'shows-' || shown.id, 'table_name', 'shows', 'id', shown.id, 'act', shown.act,
            'kind', 'show', 'title', shown.act || ': ' || shown.name,
            'status', case shown.status when 'cancelled' then 'cancelled' else 'confirmed' end,
            'starts_on', shown.show_on, 'time_zone', shown.time_zone,
            'place', nullif(concat_ws(', ', shown.venue, shown.address, shown.city, shown.country), ''),
            'details', shown.tour,
            'sequence', shows.version - 1, 'updated_at', shown.updated_at
        ) as entry
        from api.announced_shows(read_announced.org_id) as shown
        join api.shows on shows.id = shown.id
        where shown.show_on is not null
        order by shown.show_on, shown.id
    ) as found;
end;

comment on function auth.read_announced(uuid, text) is
'The shows that an organization has announced, as auth.read_calendar gives them, without changed_at; no
entries and no name for one that has none. form: as there.';

grant execute on function auth.read_announced(uuid, text) to bridge;

commit;
