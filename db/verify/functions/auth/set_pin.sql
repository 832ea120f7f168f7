-- Verify ontour:functions/auth/set_pin on pg

begin;

select 'auth.set_pin(text)'::regprocedure;

rollback;
