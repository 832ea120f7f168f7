-- Revert ontour:functions/tour/found_shows from pg

begin;

drop function tour.found_shows(text);

commit;
