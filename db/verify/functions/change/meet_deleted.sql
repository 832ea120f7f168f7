-- Verify ontour:functions/change/meet_deleted on pg

begin;

select 'change.meet_deleted(change.operation, jsonb)'::regprocedure;

rollback;
