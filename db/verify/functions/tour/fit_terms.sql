-- Verify ontour:functions/tour/fit_terms on pg

begin;

select 'tour.fit_terms(jsonb)'::regprocedure;

rollback;
