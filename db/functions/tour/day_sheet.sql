-- Deploy ontour:functions/tour/day_sheet to pg
-- requires: functions/tour/sheet_rows
-- requires: functions/tour/sheet_shows
-- requires: functions/tour/sheet_items
-- requires: functions/core/require_permission
-- requires: functions/core/personal_org_id
-- requires: functions/core/fail
-- requires: functions/change/feed_bounds
-- requires: schema/tour/party_members
-- requires: schema/tour/error_codes

begin;

create or replace function api.day_sheet(
    on_date date, org_id uuid default core.personal_org_id(), tour_id uuid default null
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
    v_keys jsonb;
    v_shows uuid[];
    v_items uuid[];
    v_tour jsonb;
begin
    perform core.require_permission(day_sheet.org_id, 'show.read');
    if day_sheet.on_date is null then
        perform core.fail('INVALID_ARGUMENT', 'on_date=null');
    end if;
    if day_sheet.tour_id is not null then
        select jsonb_build_object('id', tours.id, 'name', tours.name) into v_tour
        from api.tours
        where tours.id = day_sheet.tour_id and tours.org_id = day_sheet.org_id;
        if not found then
            perform core.fail('NOT_FOUND', 'tour_id=' || day_sheet.tour_id);
        end if;
    end if;

    select
        coalesce(jsonb_object_agg(sheet.key, sheet.version), '{}'),
        coalesce(array_agg(sheet.id) filter (where starts_with(sheet.key, 'shows/')), '{}'),
        coalesce(array_agg(sheet.id) filter (where starts_with(sheet.key, 'itinerary_items/')), '{}')
    into v_keys, v_shows, v_items
    from tour.sheet_rows(day_sheet.org_id, day_sheet.on_date, day_sheet.tour_id) as sheet;

    return (
        select jsonb_build_object(
            'date', day_sheet.on_date,
            'organization', (
                select jsonb_build_object('id', organizations.id, 'name', organizations.name)
                from api.organizations where organizations.id = day_sheet.org_id
            ),
            'tour', v_tour,
            'reader', (
                select jsonb_build_object(
                    'id', users.id, 'name', users.full_name, 'groups', array(
                        select groups.name
                        from api.party_members as members
                        join api.party_groups as groups on groups.id = members.group_id
                        where members.user_id = users.id and members.org_id = day_sheet.org_id
                        order by groups.name
                    )
                )
                from api.users where users.id = core.current_user_id()
            ),
            'shows', tour.sheet_shows(v_shows),
            'items', tour.sheet_items(v_items, day_sheet.on_date),
            'next_show', (
                select jsonb_build_object(
                    'id', shows.id, 'name', shows.name, 'date', shows.show_on, 'city', shows.city,
                    'country', shows.country
                )
                from api.shows
                where shows.org_id = day_sheet.org_id
                    and shows.show_on > day_sheet.on_date
                    and shows.status in ('confirmed', 'pending')
                    and (day_sheet.tour_id is null or shows.tour_id = day_sheet.tour_id)
                order by shows.show_on, shows.id
                limit 1
            ),
            'versions', v_keys, 'feed_id', bounds.feed_id, 'position', bounds.head
        )
        from change.feed_bounds() as bounds
    );
end
$$;

comment on function api.day_sheet(date, uuid, uuid) is
'A day on the road as the caller may see it: shows with their venues and contacts, items in the order of the
clock, the next show. No money. tour_id: of one tour, and what belongs to none. versions is what to hand to
rpc/mark_day_sheet_seen; from position on the feed tells what changes. Any member of the organization.
Raises PERMISSION_DENIED (403), NOT_FOUND (404) and INVALID_ARGUMENT (422).';

grant execute on function api.day_sheet(date, uuid, uuid) to member;

commit;
