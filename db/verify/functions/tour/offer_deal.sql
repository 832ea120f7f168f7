-- Verify ontour:functions/tour/offer_deal on pg

begin;

select 'api.offer_deal(uuid, jsonb, text, text)'::regprocedure;

rollback;
