-- Verify ontour:functions/tour/level on pg

begin;

select 'api.level(api.holds)'::regprocedure;

rollback;
