-- Verify ontour:functions/change/readable_topics on pg

begin;

select 'change.readable_topics()'::regprocedure;

rollback;
