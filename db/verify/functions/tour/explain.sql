-- Verify ontour:functions/tour/explain on pg

begin;

select 'tour.explain(jsonb, jsonb, text)'::regprocedure;

rollback;
