-- Revert ontour:functions/tour/cancel_show from pg

begin;

drop function api.cancel_show(uuid, text, boolean);

commit;
