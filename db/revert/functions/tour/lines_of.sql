-- Revert ontour:functions/tour/lines_of from pg

begin;

drop function tour.lines_of(uuid);

commit;
