-- Verify ontour:functions/auth/invite on pg

begin;

select 'api.invite(uuid, text, text, uuid)'::regprocedure;

rollback;
