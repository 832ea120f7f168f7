-- Revert ontour:functions/tour/own_lines from pg

begin;

drop function tour.own_lines(uuid, date, date, text, text[]);

commit;
