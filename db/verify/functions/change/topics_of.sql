-- Verify ontour:functions/change/topics_of on pg

begin;

select 'change.topics_of(jsonb, text[])'::regprocedure;

rollback;
