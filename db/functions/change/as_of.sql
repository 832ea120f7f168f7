-- Deploy ontour:functions/change/as_of to pg
-- requires: schema/change/log
-- requires: schema/change/tracked_tables
-- requires: functions/change/readable_topics
-- requires: functions/change/retired_until
-- requires: schema/change/error_codes
-- requires: functions/core/fail

begin;

-- Security definer: the log is nobody's to read but through its topics; rows deleted since count too.
create or replace function api.as_of(
    table_name text, at timestamptz, id uuid default null, filter jsonb default '{}'
)
returns setof jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    -- GET hands an argument of type jsonb over as a string that holds it.
    v_filter constant jsonb := case jsonb_typeof(as_of.filter)
        when 'string' then (as_of.filter #>> '{}')::jsonb
        else as_of.filter
    end;
    v_has_org boolean;
begin
    select exists (
        select from pg_catalog.pg_attribute as att
        where att.attrelid = format('api.%I', tracked.table_name)::regclass and att.attname = 'org_id'
    ) into v_has_org
    from change.tracked_tables as tracked
    where tracked.table_name = as_of.table_name;
    if not found then
        perform core.fail('UNKNOWN_TABLE', 'table=' || left(as_of.table_name, 100));
    end if;
    if as_of.at < change.retired_until() then
        perform core.fail('TIME_RETIRED', format('at=%s kept_since=%s', as_of.at, change.retired_until()));
    end if;

    return query execute format(
        $sql$
            select past.after
            from api.%I as live
            cross join lateral (
                select log.op, log.after, log.topics_after
                from change.log as log
                where log.row_id = live.id and log.logged_at <= $1
                order by log.version desc, log.seq desc
                limit 1
            ) as past
            where %s
                and ($2 is null or live.id = $2)
                and past.op <> 'delete'
                and past.topics_after && (select change.readable_topics())
                and past.after @> $3
            order by live.id
        $sql$,
        as_of.table_name,
        case
            when v_has_org then 'live.org_id = any ((select core.orgs_with(''org.read''))::uuid[])'
            else 'true'
        end
    ) using as_of.at, as_of.id, v_filter;
end
$$;

comment on function api.as_of(text, timestamptz, uuid, jsonb) is
'The rows of a table as they were at an instant, under the permissions of today.
Rows deleted since are included. id picks one row, filter those that contain this JSON. Any member who may
read them. Raises UNKNOWN_TABLE (404), TIME_RETIRED (410).';

grant execute on function api.as_of(text, timestamptz, uuid, jsonb) to member;

commit;
