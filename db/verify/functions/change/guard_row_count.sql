-- Verify ontour:functions/change/guard_row_count on pg

begin;

select 'change.guard_row_count(text, bigint)'::regprocedure;

rollback;
