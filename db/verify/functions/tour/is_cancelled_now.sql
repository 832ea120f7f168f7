-- Verify ontour:functions/tour/is_cancelled_now on pg

begin;

select 'tour.is_cancelled_now(uuid)'::regprocedure;

rollback;
