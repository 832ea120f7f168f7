-- Revert ontour:functions/change/reopen_conflict from pg

begin;

drop function change.reopen_conflict(uuid);

commit;
