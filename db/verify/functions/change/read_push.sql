-- Verify ontour:functions/change/read_push on pg

begin;

select 'change.read_push(json)'::regprocedure;

rollback;
