-- Revert ontour:functions/tour/withdraw_offer from pg

begin;

drop function api.withdraw_offer(uuid, text);

commit;
