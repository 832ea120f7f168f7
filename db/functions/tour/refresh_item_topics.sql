-- Deploy ontour:functions/tour/refresh_item_topics to pg
-- requires: functions/tour/place_item
-- requires: functions/tour/guard_party_members

-- A new member of a group reads all that is planned for it, one who leaves no longer does: the items say so,
-- and their readers hear of it as of any change. The log takes 5,000 rows a statement.

begin;

-- Security definer: who manages a group need not be able to write its items.
create or replace function tour.refresh_item_topics()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_groups constant uuid[] := array[new.group_id, old.group_id];
begin
    loop
        update api.itinerary_items as items set topics = '{}'
        where items.id in (
            select stale.id
            from api.itinerary_items as stale
            where stale.party_group_id = any (v_groups) and stale.topics <> tour.item_topics(stale)
            limit 5000
        );
        exit when not found;
    end loop;
    return null;
end
$$;

comment on function tour.refresh_item_topics() is
'Row trigger: the items of a group are read by its members of now.';

create or replace trigger _500_refresh_item_topics
after insert or delete or update of group_id, user_id, deleted_at on api.party_members
for each row execute function tour.refresh_item_topics();

commit;
