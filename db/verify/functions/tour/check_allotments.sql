-- Verify ontour:functions/tour/check_allotments on pg

begin;

select 'tour.check_allotments(uuid[])'::regprocedure;

rollback;
