-- Verify ontour:functions/change/restore_children on pg

begin;

select 'change.restore_children(text, uuid, bigint, xid8)'::regprocedure;

rollback;
