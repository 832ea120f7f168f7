-- Verify ontour:functions/core/uuid_v7 on pg

begin;

select 'core.uuid_v7()'::regprocedure;

rollback;
