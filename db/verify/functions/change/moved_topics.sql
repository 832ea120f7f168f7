-- Verify ontour:functions/change/moved_topics on pg

begin;

select 'change.moved_topics(text[], text[])'::regprocedure;

rollback;
