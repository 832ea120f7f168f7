-- Revert ontour:functions/change/snapshot from pg

begin;

drop function api.snapshot(text[], uuid, uuid, integer);

commit;
