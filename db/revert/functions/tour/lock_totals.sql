-- Revert ontour:functions/tour/lock_totals from pg

begin;

drop procedure tour.lock_totals(uuid[]);

commit;
