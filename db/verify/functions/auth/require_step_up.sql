-- Verify ontour:functions/auth/require_step_up on pg

begin;

select 'auth.require_step_up(interval)'::regprocedure;

rollback;
