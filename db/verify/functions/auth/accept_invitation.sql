-- Verify ontour:functions/auth/accept_invitation on pg

begin;

select 'api.accept_invitation(text, uuid)'::regprocedure;

rollback;
