-- Verify ontour:functions/change/ensure_log_partitions on pg

begin;

select 'change.ensure_log_partitions(integer)'::regprocedure;

rollback;
