-- Revert ontour:functions/change/as_of from pg

begin;

drop function api.as_of(text, timestamptz, uuid, jsonb);

commit;
