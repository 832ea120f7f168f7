-- Verify ontour:functions/change/require_writer on pg

begin;

select 'change.require_writer(text, jsonb)'::regprocedure;

rollback;
