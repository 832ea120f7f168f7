-- Verify ontour:functions/tour/keep_rule_totals on pg

begin;

select 'tour.keep_rule_totals()'::regprocedure;

rollback;
