-- Verify ontour:functions/change/keep_local_row on pg

begin;

select 'change.keep_local_row(uuid, text, text, uuid, jsonb)'::regprocedure;

rollback;
