-- Verify ontour:functions/tour/announce_assignment on pg

begin;

select 'tour.announce_assignment()'::regprocedure;

rollback;
