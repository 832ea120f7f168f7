-- Verify ontour:functions/tour/explain_costs on pg

begin;

select 'tour.explain_costs(jsonb, jsonb)'::regprocedure;

rollback;
