-- Verify ontour:schema/tour/finance_total on pg

begin;

select 'tour.finance_total'::regtype;

rollback;
