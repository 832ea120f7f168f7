-- Verify ontour:functions/auth/read_calendar on pg

begin;

select 'auth.read_calendar(bytea, text)'::regprocedure;

rollback;
