-- Verify ontour:functions/change/subtree_hash on pg

begin;

select 'change.subtree_hash(bigint, integer, bigint)'::regprocedure;

rollback;
