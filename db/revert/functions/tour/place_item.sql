-- Revert ontour:functions/tour/place_item from pg

begin;

drop trigger _200_place_item on api.itinerary_items;
drop function tour.place_item();

commit;
