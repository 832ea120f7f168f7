-- Revert ontour:functions/change/require_writer from pg

begin;

drop function change.require_writer(text, jsonb);

commit;
