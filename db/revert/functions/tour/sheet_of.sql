-- Revert ontour:functions/tour/sheet_of from pg

begin;

drop function tour.sheet_of(api.shows);

commit;
