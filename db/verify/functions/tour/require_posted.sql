-- Verify ontour:functions/tour/require_posted on pg

begin;

select 'tour.require_posted()'::regprocedure;

rollback;
