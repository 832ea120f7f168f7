-- Deploy ontour:functions/change/show_presence to pg
-- requires: schema/core/users
-- requires: functions/change/lock_presence
-- requires: functions/change/presence_in
-- requires: functions/change/announce_presence

-- Under the person's lock, so that nothing is announced after this that was right only before.

begin;

-- Security definer: only these functions read leases.
create or replace function change.show_presence()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    call change.lock_presence(new.id);
    perform change.announce_presence(
        new.id,
        leases.org_id,
        case when new.is_presence_visible then change.presence_in(new.id, leases.org_id) else 'offline' end
    )
    from (select distinct presence.org_id from change.presence where presence.user_id = new.id) as leases;
    return null;
end
$$;

comment on function change.show_presence() is
'Row trigger: a person who hides their presence is announced as offline, and one who shows it as they are.';

create or replace trigger _900_show_presence
after update on api.users
for each row when (old.is_presence_visible <> new.is_presence_visible)
execute function change.show_presence();

commit;
