-- Verify ontour:functions/tour/exchange_rate on pg

begin;

select 'api.exchange_rate(text, text, date, uuid)'::regprocedure;

rollback;
