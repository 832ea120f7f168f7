-- Verify ontour:functions/change/is_weak_topic on pg

begin;

select 'change.is_weak_topic(text)'::regprocedure;

rollback;
