-- Verify ontour:functions/change/as_of on pg

begin;

select 'api.as_of(text, timestamptz, uuid, jsonb)'::regprocedure;

rollback;
