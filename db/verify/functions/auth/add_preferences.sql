-- Verify ontour:functions/auth/add_preferences on pg

begin;

select 'auth.add_preferences()'::regprocedure;

rollback;
