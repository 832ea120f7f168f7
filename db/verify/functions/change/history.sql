-- Verify ontour:functions/change/history on pg

begin;

select 'api.history(text, uuid)'::regprocedure;

rollback;
