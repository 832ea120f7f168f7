-- Verify ontour:functions/auth/begin_pin_login on pg

begin;

select 'auth.begin_pin_login(text, bytea)'::regprocedure;

rollback;
