-- Deploy ontour:functions/change/end_presence to pg
-- requires: functions/change/presence_in
-- requires: functions/change/announce_presence
-- requires: functions/change/is_presence_hidden

begin;

create or replace function change.end_presence(user_ids uuid[], connection_ids uuid[] default '{}')
returns table (user_id uuid, org_id uuid, status text)
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_gone record;
begin
    for v_gone in
        with gone as (
            delete from change.presence as leases
            where leases.user_id = any (end_presence.user_ids)
                and (leases.expires_at <= now() or leases.connection_id = any (end_presence.connection_ids))
            returning leases.user_id, leases.org_id, leases.status
        )

        select gone.user_id, gone.org_id, bool_or(gone.status = 'online') as was_online
        from gone
        group by gone.user_id, gone.org_id
    loop
        end_presence.status := change.presence_in(v_gone.user_id, v_gone.org_id);
        if end_presence.status = 'offline' or end_presence.status = 'away' and v_gone.was_online then
            end_presence.user_id := v_gone.user_id;
            end_presence.org_id := v_gone.org_id;
            return next;
            if not change.is_presence_hidden(v_gone.user_id) then
                perform change.announce_presence(v_gone.user_id, v_gone.org_id, end_presence.status);
            end if;
        end if;
    end loop;
end
$$;

comment on function change.end_presence(uuid[], uuid[]) is
'Deletes those leases of these people that have expired or belong to these connections, announces whose status
changed by it, and returns them. The caller holds the locks of change.lock_presence.';

commit;
