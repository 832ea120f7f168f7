-- Verify ontour:functions/change/swap_partition on pg

begin;

select 'change.swap_partition(name, name, name)'::regprocedure;

rollback;
