-- Verify ontour:functions/tour/tell_of_holds on pg

begin;

select 'tour.tell_of_holds()'::regprocedure;

rollback;
