-- Verify ontour:functions/change/lock_children on pg

begin;

select 'change.lock_children(text, uuid)'::regprocedure;

rollback;
