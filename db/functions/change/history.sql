-- Deploy ontour:functions/change/history to pg
-- requires: schema/change/log
-- requires: functions/change/readable_topics
-- requires: functions/change/changed_fields
-- requires: schema/core/users

begin;

-- Security definer: the log is nobody's to read but through its topics.
create or replace function api.history(table_name text, id uuid)
returns table (
    version integer,
    op text,
    at timestamptz,
    actor_id uuid,
    actor_name text,
    changes jsonb,
    "row" jsonb,
    device_id text,
    source text,
    request_id text,
    tx_id xid8
)
language sql
stable
security definer
set search_path = ''
begin atomic
    select
        log.version,
        log.op,
        log.logged_at,
        log.actor_id,
        users.full_name,
        change.changed_fields(
            case when log.topics_before && (select change.readable_topics()) then log.before end, log.after
        ),
        log.after,
        log.device_id,
        log.source,
        log.request_id,
        log.tx_id
    from change.log as log
    left join api.users as users on users.id = log.actor_id
    where log.row_id = history.id
        and log.table_name = history.table_name
        and coalesce(log.topics_after, log.topics_before) && (select change.readable_topics())
    order by log.version, log.seq;
end;

comment on function api.history(text, uuid) is
'Every version of a row, oldest first: who, when, what changed from what to what, and the row as it then was.
Of a version by which the row came into your sight, changes is empty: what it was before is not yours to read.
Any member who may read the row. Nothing that the caller may not read: an empty list.';

grant execute on function api.history(text, uuid) to member;

commit;
