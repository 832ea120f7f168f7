-- Revert ontour:functions/tour/keep_embargo from pg

begin;

drop trigger _210_keep_embargo on api.shows;
drop function tour.keep_embargo();

commit;
