-- Deploy ontour:functions/change/clear_presence to pg
-- requires: functions/change/end_presence
-- requires: functions/change/lock_presence

begin;

-- Security definer: only these functions write leases.
create or replace function change.clear_presence(connection_ids uuid[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_user_ids uuid[];
    v_user_id uuid;
begin
    select array_agg(distinct leases.user_id order by leases.user_id) into v_user_ids
    from change.presence as leases
    where leases.connection_id = any (clear_presence.connection_ids);

    -- In one order for all: two relays that end the same people's connections never wait in a circle.
    foreach v_user_id in array coalesce(v_user_ids, '{}') loop
        call change.lock_presence(v_user_id);
    end loop;
    perform from change.end_presence(v_user_ids, clear_presence.connection_ids);
end
$$;

comment on function change.clear_presence(uuid[]) is
'These connections are closed: ends their leases, and announces whose status changed by it.';

grant execute on function change.clear_presence(uuid[]) to relay;

commit;
