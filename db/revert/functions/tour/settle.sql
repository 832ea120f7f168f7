-- Revert ontour:functions/tour/settle from pg

begin;

drop function api.settle(uuid, boolean);

commit;
