-- Verify ontour:functions/change/import_local_item on pg

begin;

select 'change.import_local_item(uuid, change.local_item, text, bigint, jsonb)'::regprocedure;

rollback;
