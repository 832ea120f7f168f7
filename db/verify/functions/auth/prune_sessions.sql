-- Verify ontour:functions/auth/prune_sessions on pg

begin;

select 'auth.prune_sessions()'::regprocedure;

rollback;
