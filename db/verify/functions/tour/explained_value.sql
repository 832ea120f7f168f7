-- Verify ontour:functions/tour/explained_value on pg

begin;

select 'tour.explained_value(text, jsonb, text, text)'::regprocedure;

rollback;
