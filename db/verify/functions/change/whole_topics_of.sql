-- Verify ontour:functions/change/whole_topics_of on pg

begin;

select 'change.whole_topics_of(jsonb, text[])'::regprocedure;

rollback;
