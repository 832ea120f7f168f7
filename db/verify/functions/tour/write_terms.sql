-- Verify ontour:functions/tour/write_terms on pg

begin;

select 'tour.write_terms(uuid, jsonb)'::regprocedure;

rollback;
