-- Revert ontour:functions/tour/lapse_holds from pg

begin;

drop function tour.lapse_holds();

commit;
