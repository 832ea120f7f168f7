-- Revert ontour:functions/change/sight_changes from pg

begin;

drop function change.sight_changes(bigint, uuid, boolean);

commit;
