-- Deploy ontour:functions/tour/day_sheet_readers to pg
-- requires: schema/tour/day_sheet_views
-- requires: functions/tour/sheet_rows
-- requires: functions/change/granted_topics
-- requires: functions/core/require_permission
-- requires: functions/core/personal_org_id

begin;

-- Security definer: compares with what each member sees, and tells only whether it is the same.
create or replace function api.day_sheet_readers(
    on_date date, org_id uuid default core.personal_org_id(), tour_id uuid default null
)
returns table (user_id uuid, full_name text, role text, seen_at timestamptz, is_current boolean)
language plpgsql
stable
security definer
rows 20
set search_path = ''
as $$
begin
    perform core.require_permission(day_sheet_readers.org_id, 'road.manage');
    return query
    with sheet as materialized (
        select rows.key, rows.version, rows.topics
        from tour.sheet_rows(
            day_sheet_readers.org_id, day_sheet_readers.on_date, day_sheet_readers.tour_id
        ) as rows
    )
    select
        memberships.user_id, users.full_name, memberships.role, views.seen_at,
        views.id is not null and seen.versions = (
            select coalesce(jsonb_object_agg(sheet.key, sheet.version), '{}')
            from sheet
            where sheet.topics && granted.topics
        )
    from api.memberships
    join api.users on users.id = memberships.user_id
    cross join lateral (select change.granted_topics(to_jsonb(memberships)) as topics) as granted
    left join api.day_sheet_views as views
        on views.org_id = memberships.org_id
        and views.user_id = memberships.user_id
        and views.day_on = day_sheet_readers.on_date
        and views.tour_id is not distinct from day_sheet_readers.tour_id
        and views.deleted_at is null
    left join tour.seen_versions as seen on seen.view_id = views.id
    where memberships.org_id = day_sheet_readers.org_id and memberships.deleted_at is null
    order by users.full_name, memberships.user_id;
end
$$;

comment on function api.day_sheet_readers(date, uuid, uuid) is
'Who has seen a day sheet, of all members: when, and whether they know it as it is now. For members with
road.manage. Raises PERMISSION_DENIED (403) and NOT_FOUND (404).';

grant execute on function api.day_sheet_readers(date, uuid, uuid) to member;

commit;
