-- Revert ontour:functions/change/lock_parent from pg

begin;

drop procedure change.lock_parent(text, uuid);

commit;
