-- Deploy ontour:functions/change/end_member_presence to pg
-- requires: schema/core/memberships
-- requires: functions/change/lock_presence
-- requires: functions/change/announce_presence
-- requires: functions/change/is_presence_hidden

begin;

-- Security definer: only these functions write leases.
create or replace function change.end_member_presence()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    call change.lock_presence(old.user_id);
    delete from change.presence where presence.user_id = old.user_id and presence.org_id = old.org_id;
    if found and not change.is_presence_hidden(old.user_id) then
        perform change.announce_presence(old.user_id, old.org_id, 'offline');
    end if;
    return null;
end
$$;

comment on function change.end_member_presence() is
'Row trigger: who leaves an organization is present there no longer.';

create or replace trigger _900_end_member_presence
after update on api.memberships
for each row when (old.deleted_at is null and new.deleted_at is not null)
execute function change.end_member_presence();

commit;
