-- Verify ontour:functions/change/lock_parent on pg

begin;

select 'change.lock_parent(text, uuid)'::regprocedure;

rollback;
