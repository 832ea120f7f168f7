-- Verify ontour:functions/tour/import_new_costs on pg

begin;

select 'tour.import_new_costs(uuid, jsonb, jsonb)'::regprocedure;

rollback;
