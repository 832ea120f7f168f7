-- Verify ontour:functions/core/guard_memberships on pg

begin;

select 'core.guard_memberships()'::regprocedure;

rollback;
