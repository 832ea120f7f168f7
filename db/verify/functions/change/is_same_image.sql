-- Verify ontour:functions/change/is_same_image on pg

begin;

select 'change.is_same_image(text, jsonb, jsonb)'::regprocedure;

rollback;
