-- Verify ontour:functions/tour/keep_published_totals on pg

begin;

select 'tour.keep_published_totals()'::regprocedure;

rollback;
