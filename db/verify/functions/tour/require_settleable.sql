-- Verify ontour:functions/tour/require_settleable on pg

begin;

select 'tour.require_settleable(api.shows, jsonb)'::regprocedure;

rollback;
