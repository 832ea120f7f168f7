-- Revert ontour:functions/change/ensure_log_partitions from pg

begin;

drop procedure change.ensure_log_partitions(integer);

commit;
