-- Verify ontour:functions/core/orgs_with on pg

begin;

select 'core.orgs_with(text)'::regprocedure;

rollback;
