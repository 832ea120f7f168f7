-- Verify ontour:functions/tour/unaccent on pg

begin;

select 'tour.unaccent(text)'::regprocedure;

rollback;
