-- Verify ontour:functions/tour/withdraw_offer on pg

begin;

select 'api.withdraw_offer(uuid, text)'::regprocedure;

rollback;
