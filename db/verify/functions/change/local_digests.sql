-- Verify ontour:functions/change/local_digests on pg

begin;

select 'change.local_digests(text, jsonb)'::regprocedure;

rollback;
