-- Verify ontour:functions/tour/search_query on pg

begin;

select 'tour.search_query(text)'::regprocedure;

rollback;
