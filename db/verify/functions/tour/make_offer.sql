-- Verify ontour:functions/tour/make_offer on pg

begin;

select 'tour.make_offer(api.shows, jsonb, text, text)'::regprocedure;

rollback;
