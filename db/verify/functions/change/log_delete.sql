-- Verify ontour:functions/change/log_delete on pg

begin;

select 'change.log_delete()'::regprocedure;

rollback;
