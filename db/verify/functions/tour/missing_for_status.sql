-- Verify ontour:functions/tour/missing_for_status on pg

begin;

select 'tour.missing_for_status(uuid)'::regprocedure;

rollback;
