-- Revert ontour:functions/tour/day_sheet from pg

begin;

drop function api.day_sheet(date, uuid, uuid);

commit;
