-- Verify ontour:functions/tour/merge_terms on pg

begin;

select 'tour.merge_terms(jsonb, jsonb)'::regprocedure;

rollback;
