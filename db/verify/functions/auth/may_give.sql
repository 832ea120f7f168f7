-- Verify ontour:functions/auth/may_give on pg

begin;

select 'auth.may_give(uuid, uuid, text)'::regprocedure;

rollback;
