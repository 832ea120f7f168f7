-- Revert ontour:functions/change/restore_children from pg

begin;

drop function change.restore_children(text, uuid, bigint, xid8);

commit;
