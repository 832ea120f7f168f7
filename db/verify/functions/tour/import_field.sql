-- Verify ontour:functions/tour/import_field on pg

begin;

select 'tour.import_field(jsonb, text, text)'::regprocedure;

rollback;
