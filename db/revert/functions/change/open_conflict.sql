-- Revert ontour:functions/change/open_conflict from pg

begin;

drop function change.open_conflict(change.operation, api.conflicts);

commit;
