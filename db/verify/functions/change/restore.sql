-- Verify ontour:functions/change/restore on pg

begin;

select 'api.restore(text, uuid, integer, boolean)'::regprocedure;

rollback;
