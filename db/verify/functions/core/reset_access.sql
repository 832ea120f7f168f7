-- Verify ontour:functions/core/reset_access on pg

begin;

select 'core.reset_access(regclass)'::regprocedure;

rollback;
