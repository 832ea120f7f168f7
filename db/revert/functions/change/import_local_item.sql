-- Revert ontour:functions/change/import_local_item from pg

begin;

drop function change.import_local_item(uuid, change.local_item, text, bigint, jsonb);

commit;
