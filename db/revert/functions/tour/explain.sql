-- Revert ontour:functions/tour/explain from pg

begin;

drop function tour.explain(jsonb, jsonb, text);

commit;
