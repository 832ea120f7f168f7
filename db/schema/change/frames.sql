-- Deploy ontour:schema/change/frames to pg
-- requires: schema/change/log
-- requires: schema/change/feed

-- What a client is told of each position, as JSON texts: change if it reads the row before and after (or
-- sees it come or go), enter and leave if the row moved into or out of its sight. A row that is gone is told
-- by its key alone. What has been erased is nobody's any more: a later change says how the row is now.

begin;

create view change.frames with (security_invoker = true) as
select
    feed.position,
    log.table_name,
    log.row_id,
    log.op,
    case when log.images_hash is null then log.topics_before || feed.audience end as topics_before,
    case when log.images_hash is null then log.topics_after || feed.audience end as topics_after,
    log.topics_before is distinct from log.topics_after and log.op = 'update' as moved,
    json_build_object(
        'type', 'change', 'position', feed.position, 'table', log.table_name, 'id', log.row_id,
        'op', log.op, 'version', log.version,
        'changed', array(
            select f.key
            from jsonb_each(case log.op when 'update' then log.before end) as f
            where f.value is distinct from log.after -> f.key
                and f.key not in ('version', 'updated_at', 'updated_by')
            order by f.key
        ),
        'row', case when log.op not in ('delete', 'purge') then log.after end,
        'topics', coalesce(log.topics_after, log.topics_before),
        'actor_id', log.actor_id, 'device_id', log.device_id, 'op_id', log.op_id, 'tx_id', log.tx_id::text,
        'at', log.logged_at
    )::text as change,
    json_build_object(
        'type', 'enter', 'position', feed.position, 'table', log.table_name, 'id', log.row_id,
        'version', log.version, 'row', log.after, 'topics', log.topics_after
    )::text as enter,
    json_build_object(
        'type', 'leave', 'position', feed.position, 'table', log.table_name, 'id', log.row_id,
        'version', log.version
    )::text as leave
from change.feed as feed
-- offset 0: from the feed to the log and never the other way round. The log is long, a page is short.
cross join lateral (
    select found.* from change.log as found
    where found.seq = feed.seq and found.logged_at = feed.logged_at
    offset 0
) as log;

comment on view change.frames is
'The feed as it is told: for each position who reads it, and what they read.';
comment on column change.frames.position is 'A position of change.feed.';
comment on column change.frames.table_name is 'The table of the row.';
comment on column change.frames.row_id is 'The row.';
comment on column change.frames.op is 'insert, update, delete, restore or purge.';
comment on column change.frames.topics_before is 'Who could read the row before; null if it was not there.';
comment on column change.frames.topics_after is
'Who may read it now; of a deleted row, who could; null: purged.';
comment on column change.frames.moved is 'Whether the two differ.';
comment on column change.frames.change is
'The frame of who sees the row before and after, or its coming or going.';
comment on column change.frames.enter is 'The frame of who sees it only after an update.';
comment on column change.frames.leave is 'The frame of who saw it only before an update.';

commit;
