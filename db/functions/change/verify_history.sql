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
    with story as (
        select
            log.seq, log.logged_at, log.table_name, log.row_id, log.version, log.op,
            sha256(convert_to(log.before::text, 'UTF8')) as before,
            lag(log.version) over told as last_version,
            lag(log.op) over told as last_op,
            lag(log.seq) over told as last_seq,
            lag(log.logged_at) over told as last_logged_at,
            lag(sha256(convert_to(log.after::text, 'UTF8'))) over told as last_after
        from change.log
        window told as (partition by log.table_name, log.row_id order by log.seq)
    )
    select
        feed.position, story.seq, story.table_name, story.row_id,
        case
            when story.version = story.last_version + 1 then 'unlogged'
            when story.version > story.last_version then 'deleted'
            else 'inserted'
        end,
        case
            when story.version = story.last_version + 1 then
                format('version %s begins with another row than version %s left',
                    story.version, story.last_version)
            else format('version %s follows version %s', story.version, story.last_version)
        end
    from story
    left join change.feed on feed.seq = story.seq
    left join change.feed as last_feed on last_feed.seq = story.last_seq
    left join change.log on log.seq = story.seq and log.logged_at = story.logged_at
    left join change.log as last on last.seq = story.last_seq and last.logged_at = story.last_logged_at
    cross join change.sequencer
    where story.last_op <> 'purge'
        and (
            story.version <> story.last_version + 1
            -- Of a retired month only the newest version of a row is kept.
            and not (last_feed.position <= sequencer.floor and story.version > story.last_version)
            or story.version = story.last_version + 1
            and story.before <> story.last_after
            and not change.is_same_image(story.table_name, log.before, last.after)
        )
    order by feed.position, story.seq
    limit 1;
end;

comment on function change.verify_history() is
'For verify: the first log row that does not continue its row''s story, if there is one.';

commit;
