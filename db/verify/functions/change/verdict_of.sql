-- Verify ontour:functions/change/verdict_of on pg

begin;

select 'change.verdict_of(uuid, change.outcome)'::regprocedure;

rollback;
