-- Verify ontour:functions/change/context_hash on pg

begin;

select 'change.context_hash(change.log)'::regprocedure;

rollback;
