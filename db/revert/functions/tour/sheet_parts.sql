-- Revert ontour:functions/tour/sheet_parts from pg

begin;

drop function tour.sheet_parts(text, jsonb, jsonb);

commit;
