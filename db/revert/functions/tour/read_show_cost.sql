-- Revert ontour:functions/tour/read_show_cost from pg

begin;

drop function tour.read_show_cost(uuid, jsonb, integer);

commit;
