-- Verify ontour:functions/tour/lapse_holds on pg

begin;

select 'tour.lapse_holds()'::regprocedure;

rollback;
