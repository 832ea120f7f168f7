-- Verify ontour:functions/change/inclusion_proof on pg

begin;

select 'change.inclusion_proof(bigint, bigint)'::regprocedure;

rollback;
