-- Verify ontour:functions/tour/refresh_item_topics on pg

begin;

select 'tour.refresh_item_topics()'::regprocedure;

rollback;
