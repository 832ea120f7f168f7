-- Revert ontour:functions/tour/is_terms from pg

begin;

drop function tour.is_terms(jsonb);

commit;
