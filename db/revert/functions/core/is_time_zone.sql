-- Revert ontour:functions/core/is_time_zone from pg

begin;

drop function core.is_time_zone(text);

commit;
