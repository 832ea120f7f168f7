-- Verify ontour:functions/tour/show_revisions on pg

begin;

select 'tour.show_revisions(uuid[], date, date)'::regprocedure;

rollback;
