-- Verify ontour:functions/tour/create_calendar_token on pg

begin;

select 'api.create_calendar_token(text, uuid, text[])'::regprocedure;

rollback;
