-- Deploy ontour:functions/change/keep_presence_private to pg
-- requires: schema/core/memberships
-- requires: functions/change/lock_presence
-- requires: functions/change/presence_in

-- Under the person's lock, so that nothing is announced after this that was true only before.

begin;

-- Security definer: only these functions read and write leases.
create or replace function change.keep_presence_private()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    call change.lock_presence(new.id);
    perform pg_notify(
        'presence',
        jsonb_build_object(
            'topics', array['org:' || leases.org_id],
            'frame', jsonb_build_object(
                'type', 'presence',
                'user_id', new.id,
                'org_id', leases.org_id,
                'status', case
                    when new.is_presence_visible then change.presence_in(new.id, leases.org_id)
                    else 'offline'
                end
            )
        )::text
    )
    from (
        select distinct presence.org_id from change.presence where presence.user_id = new.id offset 0
    ) as leases;
    return null;
end
$$;
