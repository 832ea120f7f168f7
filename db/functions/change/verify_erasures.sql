-- Deploy ontour:functions/change/verify_erasures to pg
-- requires: schema/change/finding
-- requires: schema/change/feed
-- requires: schema/change/erasures
-- requires: functions/change/is_own
-- requires: functions/change/own_topics
-- requires: schema/core/memberships

-- What an erasure says is taken from the log, where it is sealed like all else, and believed only so far as
-- the log bears it out: the person left in its transaction, and so did the last member of each organization
-- that it names. Nothing that came after it was done may be erased.

begin;

create or replace function change.verify_erasures()
returns setof change.finding
language sql
stable
rows 1
set work_mem = '64MB'
begin atomic
    with told as (
        select
            asked.seq, asked.tx_id, asked.row_id, done.seq as done_seq, erasure.user_id, erasure.org_ids,
            change.own_topics(erasure.user_id, erasure.org_ids) as topics
        from change.erasures as one
        join change.log as asked
            on asked.row_id = one.id and asked.table_name = 'erasures' and asked.version = 1
        left join change.log as done
            on done.row_id = one.id and done.table_name = 'erasures' and done.version = 2
        cross join lateral jsonb_populate_record(null::change.erasures, asked.after) as erasure
        where (erasure.user_id, erasure.org_ids) = (one.user_id, one.org_ids)
            and jsonb_populate_record(null::change.erasures, coalesce(done.after, asked.after)) *= one
    ),
    borne_out as (
        select told.*
        from told
        where exists (
                select from api.users
                where users.id = told.user_id and users.status = 'inactive'
            )
            and not exists (
                select from unnest(told.org_ids) as theirs (id)
                where not exists (
                        select from change.log
                        where log.tx_id = told.tx_id
                            and log.table_name = 'memberships'
                            and log.op = 'delete'
                            and log.after ->> 'org_id' = theirs.id::text
                            and log.after ->> 'user_id' = told.user_id::text
                    )
                    or exists (
                        select from api.memberships
                        where memberships.org_id = theirs.id and memberships.deleted_at is null
                    )
            )
    )
    (
        select null::bigint, told.seq, 'erasures', one.id, 'unlogged', case
            when told.row_id is null then 'the log does not say that this was asked for, or done'
            else format('the log does not say that %s left, as the last of %s', one.user_id, one.org_ids)
        end
        from change.erasures as one
        left join told on told.row_id = one.id
        where not exists (select from borne_out where borne_out.row_id = one.id)
        order by one.requested_at
        limit 1
    )
    union all
    (
        select
            feed.position, log.seq, log.table_name, log.row_id, 'erased',
            'no erasure of somebody who has left takes away what this row said'
        from change.log
        left join borne_out as writer on writer.user_id = log.actor_id and log.images_hash is null
        left join (
            select borne_out.topics, borne_out.done_seq, topic
            from borne_out
            cross join unnest(borne_out.topics) as topic
        ) as owner
            on owner.topic = coalesce(log.topics_after[1], log.topics_before[1])
            and log.images_hash is not null
            and change.is_own(log, owner.topics)
        left join change.feed on feed.seq = log.seq
        where log.context_hash is not null
            and log.seq >= coalesce(
                case when coalesce(writer.user_id::text, owner.topic) is null then 0 end,
                writer.done_seq, owner.done_seq, log.seq + 1
            )
        order by log.seq
        limit 1
    );
end;

comment on function change.verify_erasures() is
'For verify: an erasure that the log does not bear out, and the first row of which something was erased that
belongs to none.';

commit;
