-- Verify ontour:functions/change/local_key on pg

begin;

select 'change.local_key(text, text)'::regprocedure;

rollback;
