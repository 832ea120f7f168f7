-- Verify ontour:functions/change/retire_log on pg

begin;

select 'change.retire_log(timestamptz)'::regprocedure;

rollback;
