-- Revert ontour:functions/change/restore_deleted_with from pg

begin;

drop function change.restore_deleted_with(text, uuid, xid8);

commit;
