-- Verify ontour:functions/tour/keep_payments_posted on pg

begin;

select 'tour.keep_payments_posted()'::regprocedure;

rollback;
