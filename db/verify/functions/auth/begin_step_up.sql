-- Verify ontour:functions/auth/begin_step_up on pg

begin;

select 'auth.begin_step_up()'::regprocedure;

rollback;
