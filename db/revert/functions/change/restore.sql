-- Revert ontour:functions/change/restore from pg

begin;

drop function api.restore(text, uuid, integer, boolean);

commit;
