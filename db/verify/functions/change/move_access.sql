-- Verify ontour:functions/change/move_access on pg

begin;

select 'change.move_access(bigint, jsonb, jsonb)'::regprocedure;

rollback;
