-- Verify ontour:functions/change/lock_presence on pg

begin;

select 'change.lock_presence(uuid)'::regprocedure;

rollback;
