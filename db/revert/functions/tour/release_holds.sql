-- Revert ontour:functions/tour/release_holds from pg

begin;

drop trigger _500_release_holds on api.shows;
drop function tour.release_holds();

commit;
