-- Verify ontour:functions/tour/conflicts on pg

begin;

select 'api.conflicts(date, date, uuid, numeric)'::regprocedure;

rollback;
