-- Verify ontour:functions/tour/import_cost on pg

begin;

select 'tour.import_cost(uuid, uuid, jsonb)'::regprocedure;

rollback;
