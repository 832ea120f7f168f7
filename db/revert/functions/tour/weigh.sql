-- Revert ontour:functions/tour/weigh from pg

begin;

drop function tour.weigh(numeric, numeric);

commit;
