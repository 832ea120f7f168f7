-- Verify ontour:functions/auth/export_rows on pg

begin;

select 'auth.export_rows(uuid, text[], integer, integer)'::regprocedure;

rollback;
