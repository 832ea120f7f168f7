-- Verify ontour:functions/change/seal on pg

begin;

select 'change.seal(integer)'::regprocedure;

rollback;
