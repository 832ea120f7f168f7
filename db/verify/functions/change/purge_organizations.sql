-- Verify ontour:functions/change/purge_organizations on pg

begin;

select 'change.purge_organizations(uuid[], integer)'::regprocedure;

rollback;
