-- Revert ontour:functions/tour/read_number from pg

begin;

drop function tour.read_number(text, text);

commit;
