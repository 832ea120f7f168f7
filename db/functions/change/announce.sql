-- Deploy ontour:functions/change/announce to pg
-- requires: schema/core/schemas

-- Fan-out and not data: who misses it asks change.present_in. Far below the 8,000 bytes of a notification:
-- all that comes from a client is the name of a column, and a row for a large party names its topics in
-- parts.

begin;

create or replace function change.announce(topics text[], frame jsonb, sender uuid default null)
returns void
language sql
volatile
begin atomic
    select count(
        pg_notify(
            'presence',
            jsonb_strip_nulls(
                jsonb_build_object(
                    'topics', announce.topics[part:part + 49], 'frame', announce.frame,
                    'sender', announce.sender
                )
            )::text
        )
    )
    from generate_series(1, cardinality(announce.topics), 50) as part;
end;

comment on function change.announce(text[], jsonb, uuid) is
'Notifies the channel presence of {"topics": [...], "frame": {...}}: every relay sends the frame as it is to
those of its listeners who read one of the topics, except to the connection sender, if it is named. Each 50
topics have a notification of their own.';

commit;
