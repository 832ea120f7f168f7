-- Verify ontour:functions/tour/payment_lines on pg

begin;

select 'tour.payment_lines(jsonb, numeric, text)'::regprocedure;

rollback;
