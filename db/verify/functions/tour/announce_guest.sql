-- Verify ontour:functions/tour/announce_guest on pg

begin;

select 'tour.announce_guest()'::regprocedure;

rollback;
