-- Verify ontour:functions/tour/copy_set_list on pg

begin;

select 'api.copy_set_list(uuid, uuid)'::regprocedure;

rollback;
