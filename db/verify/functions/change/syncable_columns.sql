-- Verify ontour:functions/change/syncable_columns on pg

begin;

select 'change.syncable_columns(text)'::regprocedure;

rollback;
