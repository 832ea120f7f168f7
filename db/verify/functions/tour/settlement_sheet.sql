-- Verify ontour:functions/tour/settlement_sheet on pg

begin;

select 'api.settlement_sheet(uuid)'::regprocedure;

rollback;
