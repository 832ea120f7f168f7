-- Revert ontour:functions/tour/agree_offer from pg

begin;

drop function api.agree_offer(uuid, text, text, date);

commit;
