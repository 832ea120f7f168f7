-- Verify ontour:functions/tour/search_shows on pg

begin;

select 'api.search_shows(text, uuid)'::regprocedure;

rollback;
