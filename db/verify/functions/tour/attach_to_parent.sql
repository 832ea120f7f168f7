-- Verify ontour:functions/tour/attach_to_parent on pg

begin;

select 'tour.attach_to_parent()'::regprocedure;

rollback;
