-- Revert ontour:functions/tour/day_sheet_changes from pg

begin;

drop function api.day_sheet_changes(date, uuid, uuid);

commit;
