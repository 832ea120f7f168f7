-- Verify ontour:functions/change/is_presence_hidden on pg

begin;

select 'change.is_presence_hidden(uuid)'::regprocedure;

rollback;
