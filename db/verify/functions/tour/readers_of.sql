-- Verify ontour:functions/tour/readers_of on pg

begin;

select 'tour.readers_of(uuid, text[])'::regprocedure;

rollback;
