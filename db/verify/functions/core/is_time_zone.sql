-- Verify ontour:functions/core/is_time_zone on pg

begin;

select 'core.is_time_zone(text)'::regprocedure;

rollback;
