-- Verify ontour:functions/tour/cancel_show on pg

begin;

select 'api.cancel_show(uuid, text, boolean)'::regprocedure;

rollback;
