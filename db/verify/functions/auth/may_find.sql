-- Verify ontour:functions/auth/may_find on pg

begin;

select 'auth.may_find(uuid)'::regprocedure;

rollback;
