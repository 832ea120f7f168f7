-- Revert ontour:functions/tour/missing_for_status from pg

begin;

drop function tour.missing_for_status(uuid);

commit;
