-- Verify ontour:functions/tour/mark_day_sheet_seen on pg

begin;

select 'api.mark_day_sheet_seen(date, jsonb, uuid, uuid)'::regprocedure;

rollback;
