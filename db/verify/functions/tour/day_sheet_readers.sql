-- Verify ontour:functions/tour/day_sheet_readers on pg

begin;

select 'api.day_sheet_readers(date, uuid, uuid)'::regprocedure;

rollback;
