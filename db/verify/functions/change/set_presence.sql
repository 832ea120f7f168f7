-- Verify ontour:functions/change/set_presence on pg

begin;

select 'change.set_presence(uuid, uuid, uuid, text, interval)'::regprocedure;

rollback;
