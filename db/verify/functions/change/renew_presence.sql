-- Verify ontour:functions/change/renew_presence on pg

begin;

select 'change.renew_presence(uuid[], interval)'::regprocedure;

rollback;
