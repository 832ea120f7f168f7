-- Verify ontour:functions/tour/day_sheet on pg

begin;

select 'api.day_sheet(date, uuid, uuid)'::regprocedure;

rollback;
