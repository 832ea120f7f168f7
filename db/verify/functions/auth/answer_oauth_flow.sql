-- Verify ontour:functions/auth/answer_oauth_flow on pg

begin;

select 'auth.answer_oauth_flow(bytea, bytea)'::regprocedure;

rollback;
