-- Verify ontour:functions/core/guard_codes on pg

begin;

select 'core.guard_codes()'::regprocedure;

rollback;
