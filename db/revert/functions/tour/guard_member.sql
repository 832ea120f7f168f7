-- Revert ontour:functions/tour/guard_member from pg

begin;

drop function tour.guard_member();

commit;
