-- Verify ontour:functions/tour/import_cost_show on pg

begin;

select 'tour.import_cost_show(uuid, jsonb)'::regprocedure;

rollback;
