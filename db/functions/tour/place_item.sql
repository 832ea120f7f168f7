-- Deploy ontour:functions/tour/place_item to pg
-- requires: schema/tour/itinerary_items
-- requires: functions/tour/item_topics
-- requires: functions/core/orgs_with
-- requires: functions/core/fail

-- What an item belongs to lives, and who reads it follows from its visibility, whatever was sent. The lock
-- of the group lets its members and its items change one after the other.

begin;

-- Security definer: locking asks for no right to change a show, tour or group; groups decide what is read.
create or replace function tour.place_item()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_is_new constant boolean :=
        tg_op = 'INSERT' or old.deleted_at is not null and new.deleted_at is null;
    -- Of others the policies will refuse this row; nothing may be learned from it before.
    v_is_writer constant boolean :=
        core.current_user_id() is null or new.org_id = any (core.orgs_with('road.write'));
    v_show_on date;
begin
    if v_is_writer and new.show_id is not null and (v_is_new or new.show_id is distinct from old.show_id) then
        select shows.show_on into v_show_on
        from api.shows
        where shows.org_id = new.org_id and shows.id = new.show_id and shows.deleted_at is null
        for no key update;
        if not found then
            perform core.fail('REFERENCE_NOT_FOUND', 'show_id=' || new.show_id);
        end if;
        new.starts_on := coalesce(new.starts_on, v_show_on);
    end if;
    if v_is_writer and new.tour_id is not null and (v_is_new or new.tour_id is distinct from old.tour_id) then
        perform from api.tours
        where tours.org_id = new.org_id and tours.id = new.tour_id and tours.deleted_at is null
        for share;
        if not found then
            perform core.fail('REFERENCE_NOT_FOUND', 'tour_id=' || new.tour_id);
        end if;
    end if;
    if v_is_writer and new.party_group_id is not null then
        perform from api.party_groups as groups
        where groups.org_id = new.org_id
            and groups.id = new.party_group_id
            and (groups.deleted_at is null or not v_is_new and new.party_group_id = old.party_group_id)
        for no key update;
        if not found then
            perform core.fail('REFERENCE_NOT_FOUND', 'party_group_id=' || new.party_group_id);
        end if;
    end if;

    new.owner_id := case
        when new.visibility <> 'own' then null
        when tg_op = 'UPDATE' and old.visibility = 'own' then old.owner_id
        else coalesce(core.current_user_id(), new.owner_id)
    end;
    new.topics := tour.item_topics(new);
    return new;
end
$$;

comment on function tour.place_item() is
'Row trigger: the show, tour and group of an item are live; its date is the show''s if not given; whoever
keeps it to themselves owns it; topics follow from visibility. Raises REFERENCE_NOT_FOUND (422).';

create or replace trigger _200_place_item
before insert or update of org_id, show_id, tour_id, party_group_id, visibility, owner_id, topics, deleted_at
on api.itinerary_items
for each row execute function tour.place_item();

commit;
