-- Revert ontour:functions/tour/refresh_item_topics from pg

begin;

drop trigger _500_refresh_item_topics on api.party_members;
drop function tour.refresh_item_topics();

commit;
