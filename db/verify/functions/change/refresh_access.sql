-- Verify ontour:functions/change/refresh_access on pg

begin;

select 'change.refresh_access()'::regprocedure;

rollback;
