-- Verify ontour:functions/auth/remove_pin on pg

begin;

select 'auth.remove_pin()'::regprocedure;

rollback;
