-- Verify ontour:functions/tour/import_columns on pg

begin;

select 'api.import_columns(text[], text)'::regprocedure;

rollback;
