-- Revert ontour:functions/tour/read_date from pg

begin;

drop function tour.read_date(text);

commit;
