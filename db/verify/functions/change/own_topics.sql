-- Verify ontour:functions/change/own_topics on pg

begin;

select 'change.own_topics(uuid, uuid[])'::regprocedure;

rollback;
