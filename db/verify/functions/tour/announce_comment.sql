-- Verify ontour:functions/tour/announce_comment on pg

begin;

select 'tour.announce_comment()'::regprocedure;

rollback;
