-- Revert ontour:functions/tour/place_comment from pg

begin;

drop trigger _050_place_comment on api.comments;
drop function tour.place_comment();

commit;
