-- Deploy ontour:functions/tour/day_sheet_changes to pg
-- requires: functions/tour/sheet_rows
-- requires: functions/tour/sheet_change
-- requires: functions/tour/seen_versions
-- requires: functions/core/require_permission
-- requires: functions/core/personal_org_id

begin;

create or replace function api.day_sheet_changes(
    on_date date, org_id uuid default core.personal_org_id(), tour_id uuid default null
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
    v_seen record;
begin
    perform core.require_permission(day_sheet_changes.org_id, 'show.read');
    select seen.seen_at, seen.versions into v_seen
    from tour.seen_versions(
        day_sheet_changes.org_id, day_sheet_changes.on_date, day_sheet_changes.tour_id
    ) as seen;

    return (
        select jsonb_build_object(
            'date', day_sheet_changes.on_date, 'seen_at', v_seen.seen_at, 'changes', coalesce(
                jsonb_agg(changed.entry order by changed.entry ->> 'at', changed.entry ->> 'id')
                    filter (where changed.entry is not null),
                '[]'
            )
        )
        from (
            select tour.sheet_change(
                coalesce(seen.key, shown.key), seen.value::integer, shown.version
            ) as entry
            from jsonb_each_text(v_seen.versions) as seen
            full join tour.sheet_rows(
                day_sheet_changes.org_id, day_sheet_changes.on_date, day_sheet_changes.tour_id
            ) as shown on shown.key = seen.key
            where seen.value::integer is distinct from shown.version
        ) as changed
    );
end
$$;

comment on function api.day_sheet_changes(date, uuid, uuid) is
'What has changed on a day sheet since the caller last noted to have seen it: {"date", "seen_at", "changes":
[{"table", "id", "change", "name", "fields": {"starts_time": {"from", "to"}}, "by", "at"}]}. change: added,
changed, moved (to another day) or removed (or no longer the caller''s to see). seen_at null: never seen, so
all is new. Any member of the organization. Raises PERMISSION_DENIED (403) and NOT_FOUND (404).';

grant execute on function api.day_sheet_changes(date, uuid, uuid) to member;

commit;
