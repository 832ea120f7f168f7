-- Verify ontour:functions/tour/apply_deal_template on pg

begin;

select 'api.apply_deal_template(uuid, uuid)'::regprocedure;

rollback;
