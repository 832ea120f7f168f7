-- Revert ontour:functions/tour/day_sheet_readers from pg

begin;

drop function api.day_sheet_readers(date, uuid, uuid);

commit;
