-- Revert ontour:functions/tour/convert_lines from pg

begin;

drop function tour.convert_lines(jsonb, numeric, boolean);

commit;
