-- Verify ontour:functions/tour/import_show on pg

begin;

select 'tour.import_show(uuid, jsonb, integer)'::regprocedure;

rollback;
