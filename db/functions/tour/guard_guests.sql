-- Deploy ontour:functions/tour/guard_guests to pg
-- requires: schema/tour/guests
-- requires: schema/tour/error_codes
-- requires: functions/core/orgs_with
-- requires: functions/core/current_user_id
-- requires: functions/core/fail

-- Three kinds of people write here: who manages the road all of it, who asked what they asked until it is
-- decided, and who works at the door whether it was picked up.

begin;

-- Security definer: locks nothing and reads the list, whoever writes.
create or replace function tour.guard_guests()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_caller constant uuid := core.current_user_id();
    v_manages constant boolean := v_caller is null or new.org_id = any (core.orgs_with('road.manage'));
    v_asks boolean := true;
    v_withdraws boolean := false;
    v_list api.guest_lists;
begin
    if tg_op = 'INSERT' then
        new.requested_by := v_caller;
    else
        v_withdraws := new.deleted_at is not null and old.deleted_at is null;
        v_asks := new.deleted_at is null and (
            (new.name, new.party_size, new.pickup, new.notes)
            is distinct from (old.name, old.party_size, old.pickup, old.notes)
            or old.deleted_at is not null
        );
        if not v_manages and (
            (v_asks or v_withdraws) and old.requested_by is distinct from v_caller
            or v_asks and old.status <> 'requested'
            or new.picked_up_at is distinct from old.picked_up_at
            and not new.org_id = any (core.orgs_with('road.write'))
        ) then
            perform core.fail('PERMISSION_DENIED', 'permission=road.manage');
        end if;
    end if;

    if tg_op = 'INSERT' and new.status <> 'requested'
        or tg_op = 'UPDATE' and new.status <> old.status
    then
        if not v_manages then
            perform core.fail('PERMISSION_DENIED', 'permission=road.manage');
        end if;
        new.decided_by := case when new.status <> 'requested' then v_caller end;
        new.decided_at := case when new.status <> 'requested' then now() end;
        v_asks := v_asks or new.status = 'approved';
    end if;

    if v_asks then
        select * into strict v_list from api.guest_lists where guest_lists.id = new.guest_list_id;
        if v_list.closed_at is not null or not v_manages and v_list.cutoff_at <= now() then
            perform core.fail('GUEST_LIST_CLOSED', 'guest_list_id=' || new.guest_list_id);
        end if;
    end if;
    return new;
end
$$;

comment on function tour.guard_guests() is
'Row trigger: who manages the road decides; who asked changes what they asked until then, and withdraws it;
who
works on the road says what was picked up. After the cutoff only the former add, after closing nobody.
Raises PERMISSION_DENIED (403) and GUEST_LIST_CLOSED (422).';

create or replace trigger _200_guard_guests
before insert or update on api.guests
for each row execute function tour.guard_guests();

commit;
