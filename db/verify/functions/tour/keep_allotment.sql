-- Verify ontour:functions/tour/keep_allotment on pg

begin;

select 'tour.keep_allotment()'::regprocedure;

rollback;
