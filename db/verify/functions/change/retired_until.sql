-- Verify ontour:functions/change/retired_until on pg

begin;

select 'change.retired_until()'::regprocedure;

rollback;
