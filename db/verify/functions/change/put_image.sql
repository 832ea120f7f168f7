-- Verify ontour:functions/change/put_image on pg

begin;

select 'change.put_image(text, uuid, jsonb)'::regprocedure;

rollback;
