-- Verify ontour:functions/change/feed_position on pg

begin;

select 'api.feed_position()'::regprocedure;

select 'api.feed_position(record)'::regprocedure;

rollback;
