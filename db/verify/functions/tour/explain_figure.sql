-- Verify ontour:functions/tour/explain_figure on pg

begin;

select 'api.explain_figure(uuid, text)'::regprocedure;

rollback;
