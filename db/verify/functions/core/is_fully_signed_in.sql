-- Verify ontour:functions/core/is_fully_signed_in on pg

begin;

select 'core.is_fully_signed_in()'::regprocedure;

rollback;
