-- Revert ontour:functions/tour/decline_offer from pg

begin;

drop function api.decline_offer(uuid, text);

commit;
