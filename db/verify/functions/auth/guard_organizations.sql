-- Verify ontour:functions/auth/guard_organizations on pg

begin;

select 'auth.guard_organizations()'::regprocedure;

rollback;
