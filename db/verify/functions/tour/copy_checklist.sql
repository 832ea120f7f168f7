-- Verify ontour:functions/tour/copy_checklist on pg

begin;

select 'api.copy_checklist(uuid, uuid)'::regprocedure;

rollback;
