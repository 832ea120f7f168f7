-- Verify ontour:functions/change/is_own on pg

begin;

select 'change.is_own(change.log, text[])'::regprocedure;

rollback;
