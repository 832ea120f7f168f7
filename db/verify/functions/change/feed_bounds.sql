-- Verify ontour:functions/change/feed_bounds on pg

begin;

select 'change.feed_bounds()'::regprocedure;

rollback;
