-- Revert ontour:functions/tour/announce_comment from pg

begin;

drop trigger _900_announce_comment on api.comments;
drop function tour.announce_comment();

commit;
