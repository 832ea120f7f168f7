-- Verify ontour:functions/change/require_position on pg

begin;

select 'change.require_position(bigint)'::regprocedure;

rollback;
