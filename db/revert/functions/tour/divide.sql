-- Revert ontour:functions/tour/divide from pg

begin;

drop function tour.divide(numeric, numeric, boolean);

commit;
