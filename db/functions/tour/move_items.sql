-- Deploy ontour:functions/tour/move_items to pg
-- requires: schema/tour/itinerary_items

-- What happens at a show moves with it. Travel and hotels are booked for a day and stay there.

begin;

-- Security definer: who moves a show moves what others keep to themselves, too, and need not see it.
create or replace function tour.move_items()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    update api.itinerary_items as items
    set starts_on = items.starts_on + (new.show_on - old.show_on),
        ends_on = items.ends_on + (new.show_on - old.show_on)
    where items.show_id = new.id
        and items.deleted_at is null
        and items.kind not in ('flight', 'train', 'bus', 'car', 'ferry', 'hotel');
    return null;
end
$$;

comment on function tour.move_items() is
'Row trigger: when a show gets another date, what happens there gets it too; travel and hotels do not.';

create or replace trigger _500_move_items
after update of show_on on api.shows
for each row when (new.show_on <> old.show_on)
execute function tour.move_items();

commit;
