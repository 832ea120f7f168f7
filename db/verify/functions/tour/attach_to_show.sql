-- Verify ontour:functions/tour/attach_to_show on pg

begin;

select 'tour.attach_to_show()'::regprocedure;

rollback;
