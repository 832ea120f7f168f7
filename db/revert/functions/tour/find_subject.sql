-- Revert ontour:functions/tour/find_subject from pg

begin;

drop function tour.find_subject(text, uuid);

commit;
