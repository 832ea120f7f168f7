-- Verify ontour:functions/tour/import_finances on pg

begin;

select 'tour.import_finances(uuid, jsonb)'::regprocedure;

rollback;
