-- Verify ontour:functions/auth/search_people on pg

begin;

select 'api.search_people(text)'::regprocedure;

rollback;
