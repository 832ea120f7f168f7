-- Verify ontour:functions/change/stamp_row on pg

begin;

select 'change.stamp_row()'::regprocedure;

rollback;
