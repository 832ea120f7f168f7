-- Verify ontour:schema/tour/fee_figures on pg

begin;

select 'tour.fee_figures'::regtype;

rollback;
