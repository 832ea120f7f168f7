-- Revert ontour:functions/tour/sheet_lines from pg

begin;

drop function tour.sheet_lines(jsonb, jsonb, text);

commit;
