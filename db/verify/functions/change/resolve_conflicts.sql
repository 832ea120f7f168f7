-- Verify ontour:functions/change/resolve_conflicts on pg

begin;

select 'api.resolve_conflicts(jsonb, text)'::regprocedure;

rollback;
