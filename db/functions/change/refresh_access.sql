-- Deploy ontour:functions/change/refresh_access to pg
-- requires: functions/change/publish
-- requires: functions/change/granted_topics
-- requires: schema/core/memberships

-- Called whenever the stack starts: a migration may have changed what roles permit and which topics there
-- are, which no change of the feed says.

begin;

create or replace procedure change.refresh_access()
language plpgsql
set search_path = ''
as $$
declare
    v_head bigint;
begin
    -- Nobody comes or goes until the end, and the feed knows of all who have.
    lock table api.memberships in share mode;
    perform pg_advisory_xact_lock('change.sequencer'::regclass::oid::bigint);
    perform change.publish();
    select sequencer.position into strict v_head from change.sequencer;

    with granted as materialized (
        select memberships.user_id, granted_topic.topic
        from api.memberships
        cross join lateral unnest(change.granted_topics(to_jsonb(memberships))) as granted_topic (topic)
    ), closed as (
        update change.access as held set until = v_head
        where held.until is null
            and not exists (
                select from granted where granted.user_id = held.user_id and granted.topic = held.topic
            )
    )
    insert into change.access (user_id, topic, since)
    select granted.user_id, granted.topic, v_head
    from granted
    where not exists (
        select from change.access as held
        where held.user_id = granted.user_id and held.topic = granted.topic and held.until is null
    );
end
$$;

comment on procedure change.refresh_access() is
'Makes access what today''s roles and topics say of today''s members; running it again changes nothing.';

commit;
