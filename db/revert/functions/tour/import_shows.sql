-- Revert ontour:functions/tour/import_shows from pg

begin;

drop function api.import_shows(jsonb, uuid, boolean, boolean, jsonb, jsonb, jsonb);

commit;
