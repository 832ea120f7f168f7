-- Verify ontour:functions/change/local_items on pg

begin;

select 'change.local_items(text, jsonb, text)'::regprocedure;

rollback;
