-- Verify ontour:functions/change/granted_topics on pg

begin;

select 'change.granted_topics(jsonb)'::regprocedure;

rollback;
