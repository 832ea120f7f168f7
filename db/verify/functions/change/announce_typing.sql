-- Verify ontour:functions/change/announce_typing on pg

begin;

select 'change.announce_typing(uuid, uuid, text, uuid, text, boolean, boolean)'::regprocedure;

rollback;
