-- Verify ontour:functions/tour/changed_fields on pg

begin;

select 'tour.changed_fields(jsonb, jsonb)'::regprocedure;

rollback;
