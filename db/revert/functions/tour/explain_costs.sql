-- Revert ontour:functions/tour/explain_costs from pg

begin;

drop function tour.explain_costs(jsonb, jsonb);

commit;
