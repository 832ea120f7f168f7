-- Deploy ontour:functions/change/snapshot to pg
-- requires: functions/change/feed_bounds
-- requires: functions/change/tracked
-- requires: functions/change/topics_of
-- requires: functions/core/fail

begin;

create or replace function api.snapshot(
    table_names text[] default null, org_id uuid default null, after uuid default null,
    max integer default 10000
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
    v_max constant integer := least(greatest(coalesce(snapshot.max, 10000), 1), 10000);
    v_unknown text;
    v_query text;
    v_snapshot jsonb;
begin
    select wanted.name into v_unknown
    from unnest(snapshot.table_names) as wanted (name)
    where wanted.name not in (
        select tracked.table_name
        from change.tracked() as tracked
        where has_table_privilege(format('api.%I', tracked.table_name), 'select')
    )
    limit 1;
    if found then
        perform core.fail('UNKNOWN_TABLE', 'table=' || left(v_unknown, 100));
    end if;

    -- One statement, so one snapshot, of all tables and of the position.
    select string_agg(
        format(
            $sql$
                select
                    %1$L as table_name,
                    jsonb_agg(page.entry order by page.id) filter (where page.n <= $3) as entries,
                    max(page.n) > $3 as has_more
                from (
                    select
                        live.id, row_number() over (order by live.id) as n,
                        jsonb_build_object(
                            'id', live.id, 'version', live.version, 'row', image.image,
                            'topics', change.topics_of(image.image, %2$L)
                        ) as entry
                    from (
                        select * from api.%1$I as t
                        where ($1 is null or %3$s) and ($2 is null or t.id > $2)
                        order by t.id
                        limit $3 + 1
                    ) as live
                    cross join lateral (select to_jsonb(live) - %4$L::text[] offset 0) as image (image)
                ) as page
            $sql$,
            tracked.table_name, tracked.topics,
            case
                when tracked.has_org then 't.org_id = $1'
                when tracked.table_name = 'organizations' then 't.id = $1'
                else 't.id in (select user_id from api.memberships where org_id = $1)'
            end,
            tracked.redacted
        ),
        ' union all '
    ) into v_query
    from change.tracked() as tracked
    where tracked.table_name = any (coalesce(snapshot.table_names, array[tracked.table_name]))
        and has_table_privilege(format('api.%I', tracked.table_name), 'select');

    -- @plpgsql_check_options: security_warnings = false
    -- It cannot see that every part of v_query is made by format.
    execute format(
        $sql$
            with page as (%s)
            select jsonb_build_object(
                'feed_id', bounds.feed_id, 'position', bounds.head,
                'tables', (
                    select coalesce(jsonb_object_agg(table_name, coalesce(entries, '[]')), '{}') from page
                ),
                'more', (select coalesce(jsonb_agg(table_name) filter (where has_more), '[]') from page)
            )
            from change.feed_bounds() as bounds
        $sql$,
        coalesce(
            v_query, 'select null::text as table_name, null::jsonb as entries, false as has_more limit 0'
        )
    ) into v_snapshot using snapshot.org_id, snapshot.after, v_max;
    return v_snapshot;
end
$$;

comment on function api.snapshot(text[], uuid, uuid, integer) is
'The caller''s rows of tracked tables (all if not named), of one organization if given, with the feed''s
position in the same snapshot:
{"feed_id", "position", "tables": {"shows": [{"id", "version", "topics", "row"}]}, "more"}.
At most max rows a table (10,000), by id; more names the tables that have more: ask for those with after = the
last id, and keep the first position. Any member. Raises UNKNOWN_TABLE (404).';

grant execute on function api.snapshot(text[], uuid, uuid, integer) to member;

commit;
