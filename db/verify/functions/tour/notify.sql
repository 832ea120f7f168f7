-- Verify ontour:functions/tour/notify on pg

begin;

select 'tour.notify(uuid, text, text, uuid, uuid, jsonb)'::regprocedure;

rollback;
