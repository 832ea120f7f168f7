-- Deploy ontour:functions/change/catch_up to pg
-- requires: schema/change/frames
-- requires: schema/change/access
-- requires: functions/change/is_weak_topic
-- requires: functions/change/sight_changes
-- requires: functions/change/topics_since

-- Reads the person's own topics by index: what others did in the meantime costs nothing. Who has lost a topic
-- reads none of its changes any more, also not those from before: they get the loss.

begin;

-- A page is small and found by index, whatever the planner makes of an unknown limit.
-- Security definer: the log is nobody's to read but through its topics.
create or replace function change.catch_up(
    user_id uuid, after bigint, max integer default 1000, is_weak boolean default false
)
returns table ("position" bigint, table_name text, row_id uuid, topics text[], frame text)
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
    with mine as materialized (
        select * from change.topics_since(catch_up.user_id, catch_up.is_weak)
    ), wanted as (
        select addressed.position
        from mine
        cross join lateral (
            select feed_topics.position
            from change.feed_topics
            where feed_topics.topic = mine.topic
                and feed_topics.position > greatest(catch_up.after, mine.since)
            order by feed_topics.position
            limit catch_up.max
        ) as addressed
        union
        (
            select own.position
            from change.access_changes as own
            where own.user_id = catch_up.user_id and own.position > catch_up.after
                and (
                    not catch_up.is_weak
                    or own.colleagues <> '{}'
                    or exists (select from unnest(own.topics) as t where change.is_weak_topic(t))
                )
            order by own.position
            limit catch_up.max
        )
        union
        (
            -- Colleagues who came or went, also where the reader has left since.
            select noted.position
            from change.access as held
            join change.access_changes as noted
                on noted.org_topic = held.topic
                and noted.position > greatest(catch_up.after, held.since)
                and (held.until is null or noted.position <= held.until)
            where held.user_id = catch_up.user_id and catch_up.user_id = any (noted.colleagues)
            order by noted.position
            limit catch_up.max
        )
        order by 1
        limit catch_up.max
    )
    select
        frames.position, frames.table_name, frames.row_id,
        coalesce(frames.topics_before, '{}') || frames.topics_after,
        case
            when seen.moved is null then coalesce(told.frame, frames.leave)
            else
                coalesce(
                    left(told.frame, -1),
                    format(
                        '{"type" : "%s", "position" : %s',
                        case when seen.moved ? 'entered' then 'enter' else 'leave' end, frames.position
                    )
                ) || ', ' || substr(seen.moved::text, 2)
        end
    from wanted
    join change.frames on frames.position = wanted.position
    left join lateral change.sight_changes(frames.position, catch_up.user_id, catch_up.is_weak) as seen
        on frames.table_name = 'memberships'
    cross join lateral (
        select
            coalesce(bool_or(mine.topic = any (frames.topics_before)), false) as before,
            coalesce(bool_or(mine.topic = any (frames.topics_after)), false) as after
        from mine
        where mine.since < frames.position
    ) as sees
    cross join lateral (
        select case
            when not frames.moved and (sees.before or sees.after) then frames.change
            when sees.before and sees.after then frames.change
            when sees.after then frames.enter
            when sees.before then frames.leave
        end
    ) as told (frame)
    order by frames.position;
end
$$;

comment on function change.catch_up(uuid, bigint, integer, boolean) is
'The feed for one person: what they are told after this position, one JSON text a position, in order. Fewer
than max: that is all there is. is_weak: in a session that only a PIN vouches for.';

grant execute on function change.catch_up(uuid, bigint, integer, boolean) to relay;

commit;
