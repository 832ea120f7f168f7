-- Deploy ontour:functions/tour/guard_party_members to pg
-- requires: schema/tour/party_members
-- requires: schema/tour/itinerary_items
-- requires: functions/core/orgs_with
-- requires: functions/core/fail

-- The group's items are locked before the group, as whoever changes such an item does.

begin;

-- Security definer: locking asks for no right to change items; memberships have policies of their own.
create or replace function tour.guard_party_members()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_is_new constant boolean :=
        tg_op = 'INSERT'
        or new.group_id <> old.group_id
        or new.user_id <> old.user_id
        or old.deleted_at is not null and new.deleted_at is null;
begin
    perform from api.itinerary_items as items
    where items.party_group_id = new.group_id
    order by items.id
    for no key update;
    select groups.org_id into new.org_id
    from api.party_groups as groups
    where groups.id = new.group_id
        and (
            not v_is_new
            or groups.deleted_at is null
            and (core.current_user_id() is null or groups.org_id = any (core.orgs_with('show.read')))
        )
    for no key update;
    if not found then
        perform core.fail('REFERENCE_NOT_FOUND', 'group_id=' || coalesce(new.group_id::text, 'null'));
    end if;

    if v_is_new then
        -- The share lock makes one who is just leaving wait, and take this row along.
        perform from api.memberships
        where memberships.org_id = new.org_id
            and memberships.user_id = new.user_id
            and memberships.deleted_at is null
        for share;
        if not found then
            perform core.fail('REFERENCE_NOT_FOUND', 'user_id=' || coalesce(new.user_id::text, 'null'));
        end if;
    end if;
    return new;
end
$$;

comment on function tour.guard_party_members() is
'Row trigger: a live group takes live members of its organization, and gives the row that organization.
Raises REFERENCE_NOT_FOUND (422).';

create or replace trigger _050_guard_party_members
before insert or update of group_id, user_id, deleted_at on api.party_members
for each row execute function tour.guard_party_members();

commit;
