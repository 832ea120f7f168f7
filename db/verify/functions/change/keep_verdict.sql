-- Verify ontour:functions/change/keep_verdict on pg

begin;

select 'change.keep_verdict(change.operation, change.outcome, jsonb)'::regprocedure;

rollback;
