-- Verify ontour:functions/tour/place_comment on pg

begin;

select 'tour.place_comment()'::regprocedure;

rollback;
