-- Verify ontour:functions/auth/decline_invitation on pg

begin;

select 'api.decline_invitation(text, uuid)'::regprocedure;

rollback;
