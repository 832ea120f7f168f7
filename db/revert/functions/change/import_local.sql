-- Revert ontour:functions/change/import_local from pg

begin;

drop function api.import_local(jsonb, uuid, boolean);

commit;
