-- Verify ontour:functions/auth/create_organization on pg

begin;

select 'api.create_organization(text, text)'::regprocedure;

rollback;
