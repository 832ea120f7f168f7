-- Deploy ontour:functions/tour/move_items to pg
-- requires: schema/tour/shows
-- requires: schema/tour/itinerary_items

-- Doors open on the day of the show, whichever that is. A flight or hotel stays where it was booked.

begin;

-- Security definer: what follows from a change is not the caller's to write, or to see.
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
        and items.day_on = old.show_on
        and items.kind not in ('flight', 'train', 'bus', 'car', 'ferry', 'hotel', 'day_off')
        and items.deleted_at is null;
    return null;
end
$$;

comment on function tour.move_items() is
'Row trigger: when a show moves to another date, what of its itinerary stands on its day goes along, but for
travel and hotels.';

create or replace trigger _500_move_items
after update of show_on on api.shows
for each row when (new.show_on <> old.show_on)
execute function tour.move_items();

commit;
