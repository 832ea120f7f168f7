-- Revert ontour:functions/core/require_permission from pg

begin;

drop function core.require_permission(uuid, text);

commit;
