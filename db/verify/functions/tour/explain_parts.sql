-- Verify ontour:functions/tour/explain_parts on pg

begin;

select 'tour.explain_parts(jsonb, jsonb)'::regprocedure;

rollback;
