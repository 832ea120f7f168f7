-- Revert ontour:functions/tour/reorder from pg

begin;

drop function api.reorder(text, uuid, uuid);

commit;
