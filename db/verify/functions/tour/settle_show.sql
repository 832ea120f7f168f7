-- Verify ontour:functions/tour/settle_show on pg

begin;

select 'tour.settle_show(uuid, boolean)'::regprocedure;

rollback;
