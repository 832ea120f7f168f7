-- Verify ontour:functions/auth/read_invitation on pg

begin;

select 'api.read_invitation(text)'::regprocedure;

rollback;
