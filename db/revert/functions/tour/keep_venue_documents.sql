-- Revert ontour:functions/tour/keep_venue_documents from pg

begin;

drop trigger _500_keep_venue_documents on api.venues;
drop function tour.keep_venue_documents();

commit;
