-- Revert ontour:functions/change/lock_presence from pg

begin;

drop procedure change.lock_presence(uuid);

commit;
