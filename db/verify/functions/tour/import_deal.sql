-- Verify ontour:functions/tour/import_deal on pg

begin;

select 'tour.import_deal(uuid, jsonb)'::regprocedure;

rollback;
