-- Verify ontour:functions/tour/lines_of on pg

begin;

select 'tour.lines_of(uuid)'::regprocedure;

rollback;
