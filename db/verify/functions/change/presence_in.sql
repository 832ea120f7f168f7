-- Verify ontour:functions/change/presence_in on pg

begin;

select 'change.presence_in(uuid, uuid)'::regprocedure;

rollback;
