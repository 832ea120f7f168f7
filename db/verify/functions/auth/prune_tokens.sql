-- Verify ontour:functions/auth/prune_tokens on pg

begin;

select 'auth.prune_tokens()'::regprocedure;

rollback;
