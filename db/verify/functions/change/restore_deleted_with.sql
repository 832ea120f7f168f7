-- Verify ontour:functions/change/restore_deleted_with on pg

begin;

select 'change.restore_deleted_with(text, uuid, xid8)'::regprocedure;

rollback;
