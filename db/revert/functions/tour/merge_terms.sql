-- Revert ontour:functions/tour/merge_terms from pg

begin;

drop function tour.merge_terms(jsonb, jsonb);

commit;
