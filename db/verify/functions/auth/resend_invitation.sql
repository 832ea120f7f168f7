-- Verify ontour:functions/auth/resend_invitation on pg

begin;

select 'api.resend_invitation(uuid)'::regprocedure;

rollback;
