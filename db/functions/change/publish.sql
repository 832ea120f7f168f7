-- Deploy ontour:functions/change/publish to pg
-- requires: schema/change/log
-- requires: schema/change/sequencer
-- requires: schema/change/feed
-- requires: functions/change/move_access
-- requires: functions/change/show_profile

-- The sequencer. Sequence numbers are not in commit order and transaction ids are not in write order, so
-- neither is a position. New is what the snapshot of this statement shows and the last one did not: rows of
-- transactions that were under way then or have begun since. They are numbered in seq order. A transaction
-- that stays open holds back its own rows and no others. When there is more than max, the lowest come first
-- and the old snapshot stays until the rest has followed.

begin;

-- New rows are few among many, which no statistics say: the planner may not take them for a third of the log.
-- Security definer: the worker owns nothing.
create or replace function change.publish(max integer default 1000000)
returns bigint
language plpgsql
volatile
security definer
set search_path = ''
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
as $$
declare
    v_seen change.sequencer;
    v_under_way xid8[];
    v_published bigint;
    v_special bigint[];
    v_row record;
begin
    -- One at a time; whoever comes second has nothing to do, for the first will be told to look again.
    if not pg_try_advisory_xact_lock('change.sequencer'::regclass::oid::bigint) then
        return 0::bigint;
    end if;
    select * into strict v_seen from change.sequencer;
    -- A snapshot does not list the transaction that takes it, which may have called this before.
    v_under_way := array(select pg_snapshot_xip(v_seen.snapshot)) || pg_current_xact_id_if_assigned();

    -- One statement, so one snapshot: what it numbers and what it notes to have seen are the same.
    -- (The candidates are materialized without their order, or it would be read from the index of all there
    -- is; and looked up one by one, or a plan made when the feed was short would read all of it for each.)
    with candidates as materialized (
        select log.seq, log.logged_at, log.table_name, log.topics_before, log.topics_after
        from change.log
        where log.tx_id >= pg_snapshot_xmax(v_seen.snapshot) or log.tx_id = any (v_under_way)
    ), fresh as materialized (
        select v_seen.position + row_number() over (order by candidates.seq) as "position", candidates.*
        from candidates
        where (select feed.seq from change.feed where feed.seq = candidates.seq) is null
        order by candidates.seq
        limit publish.max
    ), numbered as (
        insert into change.feed ("position", seq, logged_at)
        select fresh.position, fresh.seq, fresh.logged_at from fresh
    ), addressed as (
        insert into change.feed_topics (topic, "position")
        select fresh_topic.topic, fresh.position
        from fresh
        cross join lateral (
            select unnest(fresh.topics_before) union select unnest(fresh.topics_after)
        ) as fresh_topic (topic)
    ), seen as (
        update change.sequencer
        set "position" = v_seen.position + noted.count,
            snapshot = case when noted.count < publish.max then pg_current_snapshot() else v_seen.snapshot end
        from (select count(*) from fresh) as noted
        where noted.count > 0
    )
    select
        count(*),
        array_agg(fresh.position order by fresh.position)
            filter (where fresh.table_name in ('memberships', 'users'))
    into v_published, v_special
    from fresh;

    if v_published = 0 then
        return 0::bigint;
    end if;
    for v_row in
        select feed.position, log.table_name, log.before, log.after, log.row_id
        from change.feed
        join change.log as log on log.seq = feed.seq and log.logged_at = feed.logged_at
        where feed.position = any (v_special)
        order by feed.position
    loop
        if v_row.table_name = 'memberships' then
            perform change.move_access(v_row.position, v_row.before, v_row.after);
        else
            perform change.show_profile(v_row.position, v_row.row_id);
        end if;
    end loop;
    perform pg_notify('feed', (v_seen.position + v_published)::text);
    return v_published;
end
$$;

comment on function change.publish(integer) is
'Gives every committed log row that has none its position, in order, and tells the relays; returns how many.
Any number of workers may call it at any time. Never waits for a transaction.';

grant execute on function change.publish(integer) to worker;

commit;
