-- Verify ontour:schema/tour/finance_summary_row on pg

begin;

select 'tour.finance_summary_row'::regtype;

rollback;
