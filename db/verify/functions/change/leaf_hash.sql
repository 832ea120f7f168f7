-- Verify ontour:functions/change/leaf_hash on pg

begin;

select 'change.leaf_hash(bigint, change.log, text[])'::regprocedure;

rollback;
