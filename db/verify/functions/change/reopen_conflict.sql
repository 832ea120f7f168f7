-- Verify ontour:functions/change/reopen_conflict on pg

begin;

select 'change.reopen_conflict(uuid)'::regprocedure;

rollback;
