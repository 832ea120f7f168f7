-- Verify ontour:functions/tour/place_hold on pg

begin;

select 'tour.place_hold()'::regprocedure;

rollback;
