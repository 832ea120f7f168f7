-- Verify ontour:functions/change/sweep_presence on pg

begin;

select 'change.sweep_presence()'::regprocedure;

rollback;
