-- Verify ontour:functions/change/judge on pg

begin;

select 'change.judge(change.operation, jsonb, text, text)'::regprocedure;

rollback;
