-- Revert ontour:functions/tour/keep_rates from pg

begin;

drop function tour.keep_rates(uuid, jsonb);

commit;
