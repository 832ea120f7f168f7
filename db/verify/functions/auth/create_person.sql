-- Verify ontour:functions/auth/create_person on pg

begin;

select 'auth.create_person(text, text, boolean, text)'::regprocedure;

rollback;
