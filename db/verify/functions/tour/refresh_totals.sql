-- Verify ontour:functions/tour/refresh_totals on pg

begin;

select 'tour.refresh_totals(uuid[])'::regprocedure;

rollback;
