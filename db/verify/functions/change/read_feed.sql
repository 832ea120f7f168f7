-- Verify ontour:functions/change/read_feed on pg

begin;

select 'change.read_feed(bigint, integer)'::regprocedure;

rollback;
