-- Verify ontour:functions/change/announce_presence on pg

begin;

select 'change.announce_presence(uuid, uuid, text)'::regprocedure;

rollback;
