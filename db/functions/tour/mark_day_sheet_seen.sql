-- Deploy ontour:functions/tour/mark_day_sheet_seen to pg
-- requires: schema/tour/day_sheet_views
-- requires: functions/core/require_permission
-- requires: functions/core/personal_org_id
-- requires: functions/core/fail
-- requires: schema/tour/error_codes

begin;

-- Security definer: nobody writes by themselves what they have seen, nor reads what others have.
create or replace function api.mark_day_sheet_seen(
    on_date date, versions jsonb, org_id uuid default core.personal_org_id(), tour_id uuid default null
)
returns timestamptz
language plpgsql
volatile
security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
    v_view api.day_sheet_views;
begin
    perform core.require_permission(mark_day_sheet_seen.org_id, 'show.read');
    if mark_day_sheet_seen.on_date is null then
        perform core.fail('INVALID_ARGUMENT', 'on_date=null');
    end if;
    if jsonb_typeof(mark_day_sheet_seen.versions) is distinct from 'object'
        or exists (
            select from jsonb_each(mark_day_sheet_seen.versions) as seen
            where seen.key !~ '^(shows|venues|contacts|itinerary_items)/[0-9a-f-]{36}$'
                or seen.value::text !~ '^[0-9]{1,9}$'
        )
        or octet_length(mark_day_sheet_seen.versions::text) > 200000
    then
        perform core.fail('INVALID_ARGUMENT', 'versions', 'Send the versions of the day sheet as they came.');
    end if;
    if mark_day_sheet_seen.tour_id is not null then
        perform from api.tours
        where tours.id = mark_day_sheet_seen.tour_id
            and tours.org_id = mark_day_sheet_seen.org_id
            and tours.deleted_at is null;
        if not found then
            perform core.fail('NOT_FOUND', 'tour_id=' || mark_day_sheet_seen.tour_id);
        end if;
    end if;

    insert into api.day_sheet_views as views (org_id, user_id, tour_id, day_on, seen_at)
    values (
        mark_day_sheet_seen.org_id, core.current_user_id(), mark_day_sheet_seen.tour_id,
        mark_day_sheet_seen.on_date, now()
    )
    on conflict (org_id, day_on, user_id, tour_id) where deleted_at is null do update
    set seen_at = now()
    where not exists (
        select from tour.seen_versions as seen
        where seen.view_id = views.id and seen.versions = mark_day_sheet_seen.versions
    )
    returning * into v_view;
    if found then
        insert into tour.seen_versions (view_id, versions)
        values (v_view.id, mark_day_sheet_seen.versions)
        on conflict on constraint seen_versions_pkey do update set versions = excluded.versions;
        return v_view.seen_at;
    end if;
    return (
        select views.seen_at
        from api.day_sheet_views as views
        where views.org_id = mark_day_sheet_seen.org_id
            and views.user_id = core.current_user_id()
            and views.tour_id is not distinct from mark_day_sheet_seen.tour_id
            and views.day_on = mark_day_sheet_seen.on_date
            and views.deleted_at is null
    );
end
$$;

comment on function api.mark_day_sheet_seen(date, jsonb, uuid, uuid) is
'Notes what the caller has seen of a day: the versions that rpc/day_sheet came with, also later and from
offline. Returns when it was noted; the same again notes nothing. Any member of the organization.
Raises PERMISSION_DENIED (403), NOT_FOUND (404) and INVALID_ARGUMENT (422).';

grant execute on function api.mark_day_sheet_seen(date, jsonb, uuid, uuid) to member;

commit;
