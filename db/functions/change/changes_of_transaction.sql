-- Deploy ontour:functions/change/changes_of_transaction to pg
-- requires: schema/change/log
-- requires: functions/change/readable_topics
-- requires: functions/change/changed_fields
-- requires: schema/core/users

begin;

-- Security definer: the log is nobody's to read but through its topics.
create or replace function api.changes_of_transaction(transaction_id xid8)
returns table (
    table_name text,
    id uuid,
    version integer,
    op text,
    at timestamptz,
    actor_id uuid,
    actor_name text,
    changes jsonb,
    "row" jsonb,
    source text
)
language sql
stable
security definer
set search_path = ''
begin atomic
    select
        log.table_name,
        log.row_id,
        log.version,
        log.op,
        log.logged_at,
        log.actor_id,
        users.full_name,
        change.changed_fields(
            case when log.topics_before && (select change.readable_topics()) then log.before end, log.after
        ),
        log.after,
        log.source
    from change.log as log
    left join api.users as users on users.id = log.actor_id
    where log.tx_id = changes_of_transaction.transaction_id
        and coalesce(log.topics_after, log.topics_before) && (select change.readable_topics())
    order by log.seq;
end;

comment on function api.changes_of_transaction(xid8) is
'Everything that was written together, in the order of writing: rows of any table with what changed from what
to what. transaction_id is what cancel_show answers and history calls tx_id. Any member; what the caller may
not read is left out, and of a row that came into your sight by it, changes is empty.';

grant execute on function api.changes_of_transaction(xid8) to member;

commit;
