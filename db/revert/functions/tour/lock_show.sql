-- Revert ontour:functions/tour/lock_show from pg

begin;

drop function tour.lock_show(uuid, text);

commit;
