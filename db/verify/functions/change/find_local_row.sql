-- Verify ontour:functions/change/find_local_row on pg

begin;

select 'change.find_local_row(uuid, text, text)'::regprocedure;

rollback;
