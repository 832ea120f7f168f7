-- Verify ontour:functions/tour/settle_holds on pg

begin;

select 'tour.settle_holds()'::regprocedure;

rollback;
