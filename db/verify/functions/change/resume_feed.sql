-- Verify ontour:functions/change/resume_feed on pg

begin;

select 'change.resume_feed()'::regprocedure;

rollback;
