-- Revert ontour:functions/tour/sheet_change from pg

begin;

drop function tour.sheet_change(text, integer, integer);

commit;
