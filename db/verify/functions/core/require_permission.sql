-- Verify ontour:functions/core/require_permission on pg

begin;

select 'core.require_permission(uuid, text)'::regprocedure;

rollback;
