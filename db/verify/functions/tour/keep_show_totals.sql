-- Verify ontour:functions/tour/keep_show_totals on pg

begin;

select 'tour.keep_show_totals()'::regprocedure;

rollback;
