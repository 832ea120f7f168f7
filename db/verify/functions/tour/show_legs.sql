-- Verify ontour:functions/tour/show_legs on pg

begin;

select 'api.show_legs(date, date, uuid, numeric, numeric)'::regprocedure;

rollback;
