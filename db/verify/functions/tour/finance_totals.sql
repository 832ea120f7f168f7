-- Verify ontour:functions/tour/finance_totals on pg

begin;

select
    'tour.finance_totals(uuid, date, date, text, text, text[], jsonb, tour.converted_line[])'::regprocedure;

rollback;
