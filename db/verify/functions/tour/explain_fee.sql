-- Verify ontour:functions/tour/explain_fee on pg

begin;

select 'tour.explain_fee(jsonb, jsonb)'::regprocedure;

rollback;
