-- Verify ontour:functions/change/log_erasure on pg

begin;

select 'change.log_erasure()'::regprocedure;

rollback;
