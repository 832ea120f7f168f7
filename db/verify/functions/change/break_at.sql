-- Verify ontour:functions/change/break_at on pg

begin;

select 'change.break_at(bigint, bigint, bytea)'::regprocedure;

rollback;
