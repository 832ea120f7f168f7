-- Verify ontour:functions/auth/refund on pg

begin;

select 'auth.refund(text, text)'::regprocedure;

rollback;
