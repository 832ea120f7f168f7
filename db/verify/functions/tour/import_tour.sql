-- Verify ontour:functions/tour/import_tour on pg

begin;

select 'tour.import_tour(uuid, jsonb)'::regprocedure;

rollback;
