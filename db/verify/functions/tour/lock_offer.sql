-- Verify ontour:functions/tour/lock_offer on pg

begin;

select 'tour.lock_offer(uuid)'::regprocedure;

rollback;
