-- Revert ontour:functions/tour/copy_set_list from pg

begin;

drop function api.copy_set_list(uuid, uuid);

commit;
