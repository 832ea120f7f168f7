-- Verify ontour:functions/tour/convert_amount on pg

begin;

select 'tour.convert_amount(bigint, numeric, numeric, double precision)'::regprocedure;

rollback;
