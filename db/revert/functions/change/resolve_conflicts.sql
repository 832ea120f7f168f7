-- Revert ontour:functions/change/resolve_conflicts from pg

begin;

drop function api.resolve_conflicts(jsonb, text);

commit;
