-- Verify ontour:functions/auth/create_invitation_link on pg

begin;

select 'api.create_invitation_link(uuid, text, interval, integer)'::regprocedure;

rollback;
