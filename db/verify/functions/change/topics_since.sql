-- Verify ontour:functions/change/topics_since on pg

begin;

select 'change.topics_since(uuid, boolean)'::regprocedure;

rollback;
