-- Verify ontour:functions/auth/oauth_step_up on pg

begin;

select 'auth.oauth_step_up(bytea, text)'::regprocedure;

rollback;
