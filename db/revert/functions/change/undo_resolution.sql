-- Revert ontour:functions/change/undo_resolution from pg

begin;

drop function api.undo_resolution(uuid);

commit;
