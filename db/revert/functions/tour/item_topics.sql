-- Revert ontour:functions/tour/item_topics from pg

begin;

drop function tour.item_topics(api.itinerary_items);

commit;
