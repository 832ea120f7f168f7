-- Revert ontour:functions/tour/sheet_items from pg

begin;

drop function tour.sheet_items(uuid[], date);

commit;
