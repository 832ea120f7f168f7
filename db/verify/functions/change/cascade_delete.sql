-- Verify ontour:functions/change/cascade_delete on pg

begin;

select 'change.cascade_delete()'::regprocedure;

rollback;
