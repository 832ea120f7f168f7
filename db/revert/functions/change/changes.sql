-- Revert ontour:functions/change/changes from pg

begin;

drop function api.changes(bigint, integer, uuid);

commit;
