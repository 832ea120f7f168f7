-- Verify ontour:functions/change/log_update on pg

begin;

select 'change.log_update()'::regprocedure;

rollback;
