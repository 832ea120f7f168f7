-- Revert ontour:functions/tour/explain_bonuses from pg

begin;

drop function tour.explain_bonuses(jsonb, jsonb);

commit;
