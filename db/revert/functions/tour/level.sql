-- Revert ontour:functions/tour/level from pg

begin;

drop function api.level(api.holds);

commit;
