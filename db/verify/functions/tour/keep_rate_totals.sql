-- Verify ontour:functions/tour/keep_rate_totals on pg

begin;

select 'tour.keep_rate_totals()'::regprocedure;

rollback;
