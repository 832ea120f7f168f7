-- Revert ontour:functions/tour/require_rates from pg

begin;

drop function tour.require_rates(jsonb);

commit;
