-- Verify ontour:functions/tour/reorder on pg

begin;

select 'api.reorder(text, uuid, uuid)'::regprocedure;

rollback;
