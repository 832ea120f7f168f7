-- Revert ontour:functions/tour/reverse_entry from pg

begin;

drop function tour.reverse_entry(uuid, text);

commit;
