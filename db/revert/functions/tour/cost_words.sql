-- Revert ontour:functions/tour/cost_words from pg

begin;

drop function tour.cost_words(jsonb);

commit;
