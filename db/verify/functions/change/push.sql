-- Verify ontour:functions/change/push on pg

begin;

select 'api.push(json)'::regprocedure;

rollback;
