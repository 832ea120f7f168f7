-- Deploy ontour:functions/change/announce_presence to pg
-- requires: functions/change/announce

begin;

create or replace function change.announce_presence(user_id uuid, org_id uuid, status text)
returns void
language sql
volatile
begin atomic
    select change.announce(
        array['org:' || announce_presence.org_id],
        jsonb_build_object(
            'type', 'presence',
            'user_id', announce_presence.user_id,
            'org_id', announce_presence.org_id,
            'status', announce_presence.status
        )
    );
end;

comment on function change.announce_presence(uuid, uuid, text) is
'Announces to an organization how a person is present now: online, away or offline.';

commit;
