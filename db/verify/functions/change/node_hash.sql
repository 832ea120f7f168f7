-- Verify ontour:functions/change/node_hash on pg

begin;

select 'change.node_hash(bytea, bytea)'::regprocedure;

rollback;
