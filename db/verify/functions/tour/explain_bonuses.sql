-- Verify ontour:functions/tour/explain_bonuses on pg

begin;

select 'tour.explain_bonuses(jsonb, jsonb)'::regprocedure;

rollback;
