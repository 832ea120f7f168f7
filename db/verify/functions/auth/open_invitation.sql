-- Verify ontour:functions/auth/open_invitation on pg

begin;

select 'auth.open_invitation(text, uuid)'::regprocedure;

rollback;
