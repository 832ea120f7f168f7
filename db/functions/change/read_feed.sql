-- Deploy ontour:functions/change/read_feed to pg
-- requires: schema/change/frames
-- requires: functions/change/sight_changes

begin;

-- A page is small and found by index, whatever the planner makes of an unknown limit.
-- Security definer: the relay reads the feed, not the log.
create or replace function change.read_feed(after bigint, max integer default 1000)
returns table (
    "position" bigint,
    table_name text,
    row_id uuid,
    op text,
    topics_before text[],
    topics_after text[],
    change text,
    enter text,
    leave text,
    access jsonb
)
language plpgsql
stable
security definer
rows 100
set search_path = ''
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
set plan_cache_mode = force_generic_plan
as $$
begin
    return query
    select
        frames.position, frames.table_name, frames.row_id, frames.op,
        frames.topics_before, frames.topics_after,
        frames.change,
        case when frames.moved then frames.enter end,
        case when frames.moved then frames.leave end,
        case when frames.table_name = 'memberships' then (
            select jsonb_object_agg(seen.user_id, seen.moved)
            from change.sight_changes(frames.position) as seen
        ) end
    from change.frames
    where frames.position > read_feed.after
    order by frames.position
    limit read_feed.max;
end
$$;

comment on function change.read_feed(bigint, integer) is
'The feed for everybody, once: each position after this one with the topics of the row and the JSON texts that
its readers get. access: by person, what a change of a membership gave and took. For relays.';

grant execute on function change.read_feed(bigint, integer) to relay;

commit;
