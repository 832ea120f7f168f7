-- Verify ontour:functions/tour/refresh_converted_totals on pg

begin;

select 'tour.refresh_converted_totals(uuid[], text[], date, boolean)'::regprocedure;

rollback;
