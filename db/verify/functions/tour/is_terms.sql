-- Verify ontour:functions/tour/is_terms on pg

begin;

select 'tour.is_terms(jsonb)'::regprocedure;

rollback;
