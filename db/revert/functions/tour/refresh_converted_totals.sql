-- Revert ontour:functions/tour/refresh_converted_totals from pg

begin;

drop procedure tour.refresh_converted_totals(uuid[], text[], date, boolean);

commit;
