-- Deploy ontour:functions/tour/row_changes to pg
-- requires: schema/change/log
-- requires: schema/core/users
-- requires: functions/change/readable_topics

-- What api.history says of one row, said of many at once: a sheet of 20 rows would otherwise ask 20 times.

begin;

-- Security definer: the log is nobody's to read but through its topics.
create or replace function tour.row_changes(keys text[], versions integer[])
returns table (
    key text, base jsonb, image jsonb, op text, is_current boolean, actor_name text, at timestamptz
)
language plpgsql
stable
security definer
rows 20
set search_path = ''
as $$
declare
    v_topics constant text[] := change.readable_topics();
begin
    return query
    select
        wanted.key, began.after, coalesce(last.after, last.before), last.op,
        not exists (
            select from change.log as later
            where later.row_id = wanted.id
                and later.table_name = wanted.table_name
                and later.seq > last.seq
        ),
        users.full_name, last.logged_at
    from (
        select
            asked.key, asked.version, split_part(asked.key, '/', 1) as table_name,
            split_part(asked.key, '/', 2)::uuid as id
        from unnest(row_changes.keys, row_changes.versions) as asked (key, version)
    ) as wanted
    cross join lateral (
        select log.seq, log.op, log.before, log.after, log.actor_id, log.logged_at
        from change.log as log
        where log.row_id = wanted.id
            and log.table_name = wanted.table_name
            and coalesce(log.topics_after, log.topics_before) && v_topics
        order by log.version desc, log.seq desc
        limit 1
    ) as last
    left join lateral (
        select log.after
        from change.log as log
        where log.row_id = wanted.id
            and log.table_name = wanted.table_name
            and log.version <= wanted.version
            and log.topics_after && v_topics
        order by log.version desc, log.seq desc
        limit 1
    ) as began on true
    left join api.users as users on users.id = last.actor_id;
end
$$;

comment on function tour.row_changes(text[], integer[]) is
'For day sheets: of rows, named <table>/<id>, what they were in these versions and what they last were, as far
as the caller may read it today; is_current: that nothing came after it, which the caller may not read.';

grant execute on function tour.row_changes(text[], integer[]) to member;

commit;
