-- Revert ontour:functions/tour/mark_day_sheet_seen from pg

begin;

drop function api.mark_day_sheet_seen(date, jsonb, uuid, uuid);

commit;
