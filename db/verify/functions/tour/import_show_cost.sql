-- Verify ontour:functions/tour/import_show_cost on pg

begin;

select 'tour.import_show_cost(uuid, jsonb, integer)'::regprocedure;

rollback;
