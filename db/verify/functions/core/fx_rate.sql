-- Verify ontour:functions/core/fx_rate on pg

begin;

select 'core.fx_rate(text, date)'::regprocedure;

rollback;
