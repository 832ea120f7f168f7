-- Revert ontour:functions/tour/recompute_settlement from pg

begin;

drop function api.recompute_settlement(uuid, integer);

commit;
