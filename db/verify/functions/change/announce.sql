-- Verify ontour:functions/change/announce on pg

begin;

select 'change.announce(text[], jsonb, uuid)'::regprocedure;

rollback;
