-- Verify ontour:functions/tour/import_country on pg

begin;

select 'tour.import_country(jsonb)'::regprocedure;

rollback;
