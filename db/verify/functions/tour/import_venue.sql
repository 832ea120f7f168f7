-- Verify ontour:functions/tour/import_venue on pg

begin;

select 'tour.import_venue(uuid, jsonb, text)'::regprocedure;

rollback;
