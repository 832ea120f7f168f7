-- Revert ontour:functions/tour/counter_offer from pg

begin;

drop function api.counter_offer(uuid, jsonb, text);

commit;
