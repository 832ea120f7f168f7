-- Verify ontour:functions/auth/find_invitation on pg

begin;

select 'auth.find_invitation(text, uuid)'::regprocedure;

rollback;
