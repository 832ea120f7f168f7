-- Verify ontour:functions/tour/cost_words on pg

begin;

select 'tour.cost_words(jsonb)'::regprocedure;

rollback;
