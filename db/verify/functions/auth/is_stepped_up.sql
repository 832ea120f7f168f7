-- Verify ontour:functions/auth/is_stepped_up on pg

begin;

select 'auth.is_stepped_up(interval)'::regprocedure;

rollback;
