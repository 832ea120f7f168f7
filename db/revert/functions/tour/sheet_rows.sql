-- Revert ontour:functions/tour/sheet_rows from pg

begin;

drop function tour.sheet_rows(uuid, date, uuid);

commit;
