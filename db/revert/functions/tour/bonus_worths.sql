-- Revert ontour:functions/tour/bonus_worths from pg

begin;

drop function tour.bonus_worths(jsonb, numeric, numeric, numeric, numeric, numeric, numeric, boolean);

commit;
