-- Verify ontour:functions/tour/agree_offer on pg

begin;

select 'api.agree_offer(uuid, text, text, date)'::regprocedure;

rollback;
