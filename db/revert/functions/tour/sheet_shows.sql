-- Revert ontour:functions/tour/sheet_shows from pg

begin;

drop function tour.sheet_shows(uuid[]);

commit;
