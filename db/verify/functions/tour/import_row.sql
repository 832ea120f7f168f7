-- Verify ontour:functions/tour/import_row on pg

begin;

select 'tour.import_row(uuid, text, jsonb, jsonb, integer, integer)'::regprocedure;

rollback;
