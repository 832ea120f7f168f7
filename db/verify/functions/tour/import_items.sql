-- Verify ontour:functions/tour/import_items on pg

begin;

select 'tour.import_items(jsonb, jsonb)'::regprocedure;

rollback;
