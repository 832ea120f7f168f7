-- Verify ontour:functions/tour/seen_versions on pg

begin;

select 'tour.seen_versions(uuid, date, uuid)'::regprocedure;

rollback;
