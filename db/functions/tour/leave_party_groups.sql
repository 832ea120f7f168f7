-- Deploy ontour:functions/tour/leave_party_groups to pg
-- requires: functions/tour/refresh_item_topics
-- requires: schema/core/memberships

-- Who comes back to an organization begins anew, in no group.

begin;

-- Security definer: who leaves need not manage the road.
create or replace function tour.leave_party_groups()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    update api.party_members as members set deleted_at = now()
    where members.user_id = old.user_id and members.org_id = old.org_id and members.deleted_at is null;
    return null;
end
$$;

comment on function tour.leave_party_groups() is
'Row trigger: who leaves an organization leaves its party groups.';

create or replace trigger _500_leave_party_groups
after update of deleted_at on api.memberships
for each row when (old.deleted_at is null and new.deleted_at is not null)
execute function tour.leave_party_groups();

commit;
