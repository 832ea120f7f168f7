-- Verify ontour:functions/auth/my_invitations on pg

begin;

select 'api.my_invitations()'::regprocedure;

rollback;
