-- Revert ontour:schema/tour/itinerary_items from pg

begin;

drop trigger _200_guard_codes on api.itinerary_items;
drop table api.itinerary_items;
delete from change.tracked_tables where table_name = 'itinerary_items';

commit;
