-- Verify ontour:functions/tour/keep_money_totals on pg

begin;

select 'tour.keep_money_totals()'::regprocedure;

rollback;
