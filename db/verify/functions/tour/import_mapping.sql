-- Verify ontour:functions/tour/import_mapping on pg

begin;

select 'tour.import_mapping(text, jsonb, jsonb)'::regprocedure;

rollback;
