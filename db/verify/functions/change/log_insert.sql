-- Verify ontour:functions/change/log_insert on pg

begin;

select 'change.log_insert()'::regprocedure;

rollback;
