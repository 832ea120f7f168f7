-- Revert ontour:functions/tour/guard_settled_show from pg

begin;

drop trigger _760_guard_settled_show on api.shows;
drop function tour.guard_settled_show();

commit;
