-- Verify ontour:functions/change/undo_resolution on pg

begin;

select 'api.undo_resolution(uuid)'::regprocedure;

rollback;
