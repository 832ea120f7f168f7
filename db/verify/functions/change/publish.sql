-- Verify ontour:functions/change/publish on pg

begin;

select 'change.publish(integer)'::regprocedure;

rollback;
