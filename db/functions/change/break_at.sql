-- Deploy ontour:functions/change/break_at to pg
-- requires: schema/change/finding
-- requires: schema/change/feed
-- requires: functions/change/leaf_hash

-- The position is part of what is hashed. So a row that was moved is found again by hashing it at the place
-- where it is missed. This reads the whole log, which only a log that was tampered with has to bear.

begin;

create or replace function change.break_at("position" bigint, first bigint, leaves bytea)
returns change.finding
language plpgsql
stable
set search_path = ''
as $$
declare
    v_wanted constant bytea := substr(leaves, (break_at.position - first)::integer * 8 + 1, 8);
    v_feed change.feed;
    v_log change.log;
    v_now_at bigint;
    v_was_at bigint;
    v_found change.finding;
begin
    select * into v_feed from change.feed where feed.position = break_at.position;
    select * into v_log from change.log where log.seq = v_feed.seq and log.logged_at = v_feed.logged_at;
    v_found := (break_at.position, v_feed.seq, v_log.table_name, v_log.row_id, null, null);

    select feed.position into v_now_at
    from change.feed
    join change.log on log.seq = feed.seq and log.logged_at = feed.logged_at
    where substr(change.leaf_hash(break_at.position, log, feed.audience), 1, 8) = v_wanted
    limit 1;
    select place.position into v_was_at
    from generate_series(first, first + octet_length(leaves) / 8 - 1) as place ("position")
    where v_log.seq is not null
        and substr(change.leaf_hash(place.position, v_log, v_feed.audience), 1, 8)
            = substr(leaves, (place.position - first)::integer * 8 + 1, 8)
    limit 1;

    v_found.finding := case
        when v_now_at is not null and v_was_at is not null then 'reordered'
        when v_now_at is not null then 'inserted'
        when v_was_at is not null then 'deleted'
        when v_log.seq is not null then 'edited'
        when exists (
            select from change.feed
            join change.log on log.seq = feed.seq and log.logged_at = feed.logged_at
            where feed.position > break_at.position
        ) then 'deleted'
        else 'tail cut'
    end;
    v_found.details := concat_ws(
        '; ',
        'the row that belongs here now stands at ' || v_now_at,
        'the row that stands here belongs at ' || v_was_at,
        case when v_log.seq is null then 'no row stands here' end
    );
    return v_found;
end
$$;

comment on function change.break_at(bigint, bigint, bytea) is
'For verify: says what happened to the first row whose hash is not what it was. leaves: the first 8 bytes of
each leaf that was, from the position first on.';

commit;
