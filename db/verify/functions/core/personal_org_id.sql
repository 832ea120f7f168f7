-- Verify ontour:functions/core/personal_org_id on pg

begin;

select 'core.personal_org_id()'::regprocedure;

rollback;
