-- Revert ontour:functions/tour/explain_parts from pg

begin;

drop function tour.explain_parts(jsonb, jsonb);

commit;
