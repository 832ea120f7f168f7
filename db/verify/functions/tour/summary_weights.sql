-- Verify ontour:functions/tour/summary_weights on pg

begin;

select 'tour.summary_weights(jsonb)'::regprocedure;

rollback;
