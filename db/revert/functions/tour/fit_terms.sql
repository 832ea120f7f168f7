-- Revert ontour:functions/tour/fit_terms from pg

begin;

drop function tour.fit_terms(jsonb);

commit;
