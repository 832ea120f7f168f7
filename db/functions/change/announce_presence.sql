-- Deploy ontour:functions/change/announce_presence to pg
-- requires: schema/core/users

-- One notification carries a small frame, ready to be sent, and the topics whose readers get it. It is
-- fan-out and not data: who misses it asks change.present_in.

begin;

create or replace function change.announce_presence(user_id uuid, org_id uuid, status text)
returns void
language sql
volatile
begin atomic
    select pg_notify(
        'presence',
        jsonb_build_object(
            'topics', array['org:' || announce_presence.org_id],
            'frame', jsonb_build_object(
                'type', 'presence',
                'user_id', announce_presence.user_id,
                'org_id', announce_presence.org_id,
                'status', announce_presence.status
            )
        )::text
    )
    from api.users as users
    where users.id = announce_presence.user_id and users.is_presence_visible;
end;

comment on function change.announce_presence(uuid, uuid, text) is
'Notifies the channel presence of how a person is present now; of nobody who hides it.';

commit;
