-- Revert ontour:functions/tour/convert_amount from pg

begin;

drop function tour.convert_amount(bigint, numeric, numeric, double precision);

commit;
