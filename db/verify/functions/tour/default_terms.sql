-- Verify ontour:functions/tour/default_terms on pg

begin;

select 'tour.default_terms()'::regprocedure;

rollback;
