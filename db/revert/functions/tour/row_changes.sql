-- Revert ontour:functions/tour/row_changes from pg

begin;

drop function tour.row_changes(text[], integer[]);

commit;
