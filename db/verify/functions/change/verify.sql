-- Verify ontour:functions/change/verify on pg

begin;

select 'change.verify(jsonb)'::regprocedure;

rollback;
