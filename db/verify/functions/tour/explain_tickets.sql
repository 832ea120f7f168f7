-- Verify ontour:functions/tour/explain_tickets on pg

begin;

select 'tour.explain_tickets(jsonb, jsonb)'::regprocedure;

rollback;
