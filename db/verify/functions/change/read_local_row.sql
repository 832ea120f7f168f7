-- Verify ontour:functions/change/read_local_row on pg

begin;

select 'change.read_local_row(jsonb, jsonb)'::regprocedure;

rollback;
