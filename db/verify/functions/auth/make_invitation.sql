-- Verify ontour:functions/auth/make_invitation on pg

begin;

select 'auth.make_invitation(api.invitations, interval)'::regprocedure;

rollback;
