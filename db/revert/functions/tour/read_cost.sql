-- Revert ontour:functions/tour/read_cost from pg

begin;

drop function tour.read_cost(uuid, uuid, jsonb);

commit;
