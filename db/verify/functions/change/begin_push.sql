-- Verify ontour:functions/change/begin_push on pg

begin;

select 'change.begin_push()'::regprocedure;

rollback;
