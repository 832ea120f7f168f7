-- Verify ontour:functions/change/catch_up on pg

begin;

select 'change.catch_up(uuid, bigint, integer, boolean)'::regprocedure;

rollback;
