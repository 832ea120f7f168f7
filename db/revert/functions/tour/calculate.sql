-- Revert ontour:functions/tour/calculate from pg

begin;

drop function tour.calculate(jsonb);

commit;
