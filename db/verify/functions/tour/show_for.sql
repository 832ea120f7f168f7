-- Verify ontour:functions/tour/show_for on pg

begin;

select 'tour.show_for(uuid, text)'::regprocedure;

rollback;
