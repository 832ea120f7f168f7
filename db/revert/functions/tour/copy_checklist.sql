-- Revert ontour:functions/tour/copy_checklist from pg

begin;

drop function api.copy_checklist(uuid, uuid);

commit;
