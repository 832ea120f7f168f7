-- Verify ontour:functions/tour/finance_gaps on pg

begin;

select 'api.finance_gaps(uuid, date, date, text, text[])'::regprocedure;

rollback;
