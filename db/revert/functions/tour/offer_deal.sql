-- Revert ontour:functions/tour/offer_deal from pg

begin;

drop function api.offer_deal(uuid, jsonb, text, text);

commit;
