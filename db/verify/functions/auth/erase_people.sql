-- Verify ontour:functions/auth/erase_people on pg

begin;

select 'auth.erase_people(integer, interval)'::regprocedure;

rollback;
