-- Verify ontour:functions/tour/finance_summary on pg

begin;

select 'api.finance_summary(uuid, date, date, text, text, text, text[], jsonb)'::regprocedure;

rollback;
