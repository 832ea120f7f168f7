-- Verify ontour:functions/core/divide_half_even on pg

begin;

select 'core.divide_half_even(numeric, numeric)'::regprocedure;

rollback;
