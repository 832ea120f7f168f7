-- Verify ontour:functions/change/weak_topics on pg

begin;

select 'change.weak_topics()'::regprocedure;

rollback;
