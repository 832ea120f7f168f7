-- Revert ontour:functions/change/lock_children from pg

begin;

drop procedure change.lock_children(text, uuid);

commit;
