-- Verify ontour:functions/tour/item_topics on pg

begin;

select 'tour.item_topics(api.itinerary_items)'::regprocedure;

rollback;
