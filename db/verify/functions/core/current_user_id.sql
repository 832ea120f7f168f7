-- Verify ontour:functions/core/current_user_id on pg

begin;

select 'core.current_user_id()'::regprocedure;

rollback;
