-- Deploy ontour:functions/tour/seen_versions to pg
-- requires: schema/tour/day_sheet_views
-- requires: functions/core/current_user_id

begin;

-- Security definer: what others have seen is nobody's to read; this is the caller's own.
create or replace function tour.seen_versions(org_id uuid, on_date date, tour_id uuid)
returns table (seen_at timestamptz, versions jsonb)
language sql
stable
security definer
rows 1
set search_path = ''
begin atomic
    select views.seen_at, seen.versions
    from api.day_sheet_views as views
    join tour.seen_versions as seen on seen.view_id = views.id
    where views.org_id = seen_versions.org_id
        and views.day_on = seen_versions.on_date
        and views.user_id = core.current_user_id()
        and views.tour_id is not distinct from seen_versions.tour_id
        and views.deleted_at is null;
end;

comment on function tour.seen_versions(uuid, date, uuid) is
'What the caller has seen of a day sheet, and when; no row if nothing.';

grant execute on function tour.seen_versions(uuid, date, uuid) to member;

commit;
