-- Verify ontour:functions/tour/lock_show on pg

begin;

select 'tour.lock_show(uuid, text)'::regprocedure;

rollback;
