-- Revert ontour:functions/change/batch from pg

begin;

drop function api.batch(jsonb, boolean, boolean);

commit;
