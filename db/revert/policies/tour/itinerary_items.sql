-- Revert ontour:policies/tour/itinerary_items from pg

begin;

call core.reset_access('api.itinerary_items');

commit;
