-- Revert ontour:functions/tour/calculate_fee from pg

begin;

drop function tour.calculate_fee(jsonb, numeric, boolean);

commit;
