-- Verify ontour:functions/tour/decline_offer on pg

begin;

select 'api.decline_offer(uuid, text)'::regprocedure;

rollback;
