-- Deploy ontour:functions/change/erase_person to pg
-- requires: schema/change/feed
-- requires: schema/change/erasures
-- requires: functions/change/own_topics
-- requires: functions/change/is_own
-- requires: functions/change/images_hash
-- requires: functions/change/context_hash

-- What is erased keeps its hash, so the leaf of the row stays what it was. Of everything that the person
-- wrote goes from where; of rows that were theirs alone the images go too, whoever wrote them.

begin;

create or replace function change.erase_person(erasure change.erasures, max integer)
returns bigint
language plpgsql
volatile
set search_path = ''
set enable_seqscan = off
as $$
declare
    v_topics constant text[] := change.own_topics(erasure.user_id, erasure.org_ids);
    v_positions constant bigint[] := array(
        select distinct addressed.position from change.feed_topics as addressed
        where addressed.topic = any (v_topics)
        order by 1
        limit erase_person.max
    );
    v_row_ids constant uuid[] := array(
        select distinct log.row_id
        from change.feed
        join change.log as log on log.seq = feed.seq and log.logged_at = feed.logged_at
        where feed.position = any (v_positions)
    );
    v_erased bigint;
begin
    update change.log as log
    set context_hash = change.context_hash(log), images_hash = change.images_hash(log), salt = null,
        before = null, after = null,
        session_id = null, device_id = null, request_id = null, ip = null, user_agent = null
    where log.row_id = any (v_row_ids)
        and log.images_hash is null
        and change.is_own(log, v_topics);

    update change.log as log
    set context_hash = change.context_hash(log), salt = sha256(log.salt),
        session_id = null, device_id = null, request_id = null, ip = null, user_agent = null
    where log.context_hash is null
        and log.actor_id = erasure.user_id
        and log.seq in (
            select mine.seq from change.log as mine
            where mine.actor_id = erasure.user_id and mine.context_hash is null
            order by mine.seq
            limit erase_person.max
        );
    get diagnostics v_erased = row_count;

    -- Nobody is told any more: a later change says how the row is now.
    delete from change.feed_topics as addressed
    where addressed.position = any (v_positions) or addressed.position in (
        select feed.position
        from change.log as log
        join change.feed on feed.seq = log.seq
        where log.row_id = any (v_row_ids) and log.images_hash is not null
    );
    return greatest(v_erased, cardinality(v_positions));
end
$$;

comment on function change.erase_person(change.erasures, integer) is
'Erases of the log what is personal of somebody who has left, in steps of max; returns how many rows it has
dealt with, fewer than max when that was all.';

commit;
