-- Verify ontour:functions/tour/day_sheet_changes on pg

begin;

select 'api.day_sheet_changes(date, uuid, uuid)'::regprocedure;

rollback;
