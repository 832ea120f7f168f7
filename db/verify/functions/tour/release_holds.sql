-- Verify ontour:functions/tour/release_holds on pg

begin;

select 'tour.release_holds()'::regprocedure;

rollback;
