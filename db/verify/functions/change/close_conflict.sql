-- Verify ontour:functions/change/close_conflict on pg

begin;

select 'change.close_conflict(change.operation, change.outcome, jsonb, jsonb)'::regprocedure;

rollback;
