-- Verify ontour:functions/auth/guard_usernames on pg

begin;

select 'auth.guard_usernames()'::regprocedure;

rollback;
