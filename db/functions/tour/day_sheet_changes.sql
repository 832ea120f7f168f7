-- Deploy ontour:functions/tour/day_sheet_changes to pg
-- requires: functions/tour/sheet_rows
-- requires: functions/tour/row_changes
-- requires: functions/tour/changed_fields
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
    v_changes jsonb;
begin
    perform core.require_permission(day_sheet_changes.org_id, 'show.read');
    select seen.seen_at, seen.versions into v_seen
    from tour.seen_versions(
        day_sheet_changes.org_id, day_sheet_changes.on_date, day_sheet_changes.tour_id
    ) as seen;

    with differing as materialized (
        select coalesce(seen.key, shown.key) as key, seen.value::integer as seen, shown.version as shown
        from jsonb_each_text(v_seen.versions) as seen
        full join tour.sheet_rows(
            day_sheet_changes.org_id, day_sheet_changes.on_date, day_sheet_changes.tour_id
        ) as shown on shown.key = seen.key
        where seen.value::integer is distinct from shown.version
    ),
    judged as (
        select
            past.*, split_part(past.key, '/', 1) as table_name,
            past.op in ('delete', 'purge') as is_deleted,
            case
                when differing.shown is not null and differing.seen is null then 'added'
                when differing.shown is not null then 'changed'
                -- On another day; whom one no longer calls is on none.
                when past.is_current and past.op not in ('delete', 'purge') and past.key !~ '^contacts/'
                    then 'moved'
                else 'removed'
            end as change
        from differing
        join tour.row_changes(
            array(select d.key from differing as d order by d.key),
            array(select d.seen from differing as d order by d.key)
        ) as past on past.key = differing.key
    )
    select jsonb_agg(
        jsonb_build_object(
            'table', judged.table_name, 'id', split_part(judged.key, '/', 2), 'change', judged.change,
            'name', coalesce(named.image ->> 'title', named.image ->> 'name', named.image ->> 'kind'),
            'fields', named.fields,
            -- Of what left the reader's sight it is not said who took it away.
            'by', case when judged.change <> 'removed' or judged.is_deleted then judged.actor_name end,
            'at', case when judged.change <> 'removed' or judged.is_deleted then judged.at end
        )
        order by judged.at, judged.key
    )
    into v_changes
    from judged
    cross join lateral (
        select
            case when judged.change = 'removed' then coalesce(judged.base, judged.image) else judged.image end
                as image,
            case when judged.change in ('changed', 'moved') and judged.base is not null
                then tour.changed_fields(judged.base, judged.image) else '{}'
            end as fields
    ) as named
    -- A venue comes and goes with its show; that others see a row now is no news to who saw it before.
    where not (judged.table_name = 'venues' and judged.change <> 'changed')
        and not (judged.change = 'changed' and named.fields = '{}' and judged.base is not null);

    return jsonb_build_object(
        'date', day_sheet_changes.on_date, 'seen_at', v_seen.seen_at, 'changes', coalesce(v_changes, '[]')
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
