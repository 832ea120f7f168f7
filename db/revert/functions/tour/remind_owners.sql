-- Revert ontour:functions/tour/remind_owners from pg

begin;

drop function tour.remind_owners(integer);

commit;
