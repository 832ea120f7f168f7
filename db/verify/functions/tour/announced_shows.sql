-- Verify ontour:functions/tour/announced_shows on pg

begin;

select 'api.announced_shows(uuid, date, date)'::regprocedure;

rollback;
