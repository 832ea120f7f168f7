-- Verify ontour:functions/core/fx_rate_of on pg

begin;

select 'core.fx_rate_of(text, date)'::regprocedure;

rollback;
