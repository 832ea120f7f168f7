-- Revert ontour:functions/tour/announce_guest from pg

begin;

drop trigger _900_announce_guest on api.guests;
drop function tour.announce_guest();

commit;
