-- Deploy ontour:functions/change/set_presence to pg
-- requires: functions/change/presence_in
-- requires: functions/change/lock_presence
-- requires: functions/change/announce_presence
-- requires: functions/change/is_presence_hidden
-- requires: schema/core/memberships
-- requires: functions/core/fail

begin;

-- Security definer: only these functions write leases.
create or replace function change.set_presence(
    connection_id uuid, user_id uuid, org_id uuid, status text, lease interval default '1 minute'
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_before text;
    v_after text;
begin
    call change.lock_presence(set_presence.user_id);
    perform from api.memberships
    where memberships.user_id = set_presence.user_id
        and memberships.org_id = set_presence.org_id
        and memberships.deleted_at is null;
    if not found then
        perform core.fail('NOT_FOUND', 'org_id=' || coalesce(set_presence.org_id::text, 'null'));
    end if;

    v_before := change.presence_in(set_presence.user_id, set_presence.org_id);
    if set_presence.status = 'offline' then
        delete from change.presence as leases
        where leases.connection_id = set_presence.connection_id
            and leases.org_id = set_presence.org_id
            and leases.user_id = set_presence.user_id;
    else
        insert into change.presence as leases (connection_id, org_id, user_id, status, expires_at)
        values (
            set_presence.connection_id, set_presence.org_id, set_presence.user_id, set_presence.status,
            now() + set_presence.lease
        )
        on conflict on constraint presence_pkey do update
        set status = excluded.status, expires_at = excluded.expires_at
        where leases.user_id = excluded.user_id;
    end if;
    v_after := change.presence_in(set_presence.user_id, set_presence.org_id);

    if v_after <> v_before and not change.is_presence_hidden(set_presence.user_id) then
        perform change.announce_presence(set_presence.user_id, set_presence.org_id, v_after);
    end if;
    return v_after;
end
$$;

comment on function change.set_presence(uuid, uuid, uuid, text, interval) is
'A connection of a person says online, away or offline in an organization. Returns the best status of all the
person''s connections there, which is announced when it changes. Raises NOT_FOUND (404) unless the person is a
member.';

grant execute on function change.set_presence(uuid, uuid, uuid, text, interval) to relay;

commit;
