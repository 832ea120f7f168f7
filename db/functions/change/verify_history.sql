-- Deploy ontour:functions/change/verify_history to pg
-- requires: schema/change/finding
-- requires: schema/change/feed
-- requires: functions/change/is_same_image

-- Each row's own story: versions rise by one, and each change begins with what the one before has left. So
-- a change made with triggers off is found also after later ones, and a row that was put into the log
-- stands out.

begin;

create or replace function change.verify_history()
returns setof change.finding
language sql
stable
rows 1
set work_mem = '64MB'
begin atomic
    -- offset 0: hashed while reading, so that what is sorted is narrow.
    with told as (
        select
            log.seq, log.logged_at, log.table_name, log.row_id, log.version, log.op,
            sha256(convert_to(log.before::text, 'UTF8')) as before,
            sha256(convert_to(log.after::text, 'UTF8')) as after
        from change.log
        offset 0
    ),
    story as (
        select
            told.*,
            lag(told.version) over one as last_version,
            lag(told.op) over one as last_op,
            lag(told.seq) over one as last_seq,
            lag(told.logged_at) over one as last_logged_at,
            lag(told.after) over one as last_after
        from told
        window one as (partition by told.table_name, told.row_id order by told.seq)
    ),
    strange as materialized (
        select * from story
        where story.last_op <> 'purge'
            and (story.version <> story.last_version + 1 or story.before <> story.last_after)
    )
    select
        feed.position, strange.seq, strange.table_name, strange.row_id,
        case
            when strange.version = strange.last_version + 1 then 'unlogged'
            when strange.version > strange.last_version then 'deleted'
            else 'inserted'
        end,
        case
            when strange.version = strange.last_version + 1 then
                format('version %s begins with another row than version %s left',
                    strange.version, strange.last_version)
            else format('version %s follows version %s', strange.version, strange.last_version)
        end
    from strange
    left join change.feed on feed.seq = strange.seq
    left join change.feed as last_feed on last_feed.seq = strange.last_seq
    left join change.log on log.seq = strange.seq and log.logged_at = strange.logged_at
    left join change.log as last on last.seq = strange.last_seq and last.logged_at = strange.last_logged_at
    cross join change.sequencer
    where case
        -- Of a retired month only the newest version of a row is kept.
        when strange.version > strange.last_version + 1 then
            last_feed.position is null or last_feed.position > sequencer.floor
        when strange.version = strange.last_version + 1 then
            not change.is_same_image(strange.table_name, log.before, last.after)
        else true
    end
    order by feed.position, strange.seq
    limit 1;
end;

comment on function change.verify_history() is
'For verify: the first log row that does not continue its row''s story, if there is one.';

commit;
