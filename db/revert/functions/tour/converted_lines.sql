-- Revert ontour:functions/tour/converted_lines from pg

begin;

drop function tour.converted_lines(uuid, date, date, text, text[]);

commit;
