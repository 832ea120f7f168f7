-- Verify ontour:functions/tour/import_key on pg

begin;

select 'tour.import_key(jsonb, integer)'::regprocedure;

rollback;
