-- Verify ontour:functions/change/earlier_verdict on pg

begin;

select 'change.earlier_verdict(uuid, jsonb)'::regprocedure;

rollback;
