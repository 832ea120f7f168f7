-- Verify ontour:functions/auth/begin_pin_change on pg

begin;

select 'auth.begin_pin_change()'::regprocedure;

rollback;
