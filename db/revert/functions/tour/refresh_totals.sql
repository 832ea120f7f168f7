-- Revert ontour:functions/tour/refresh_totals from pg

begin;

drop procedure tour.refresh_totals(uuid[]);

commit;
