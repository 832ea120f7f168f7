-- Revert ontour:functions/tour/settle_tour from pg

begin;

drop function api.settle_tour(uuid, boolean);

commit;
