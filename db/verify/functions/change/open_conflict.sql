-- Verify ontour:functions/change/open_conflict on pg

begin;

select 'change.open_conflict(change.operation, api.conflicts)'::regprocedure;

rollback;
