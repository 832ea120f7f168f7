-- Revert ontour:functions/core/orgs_with from pg

begin;

drop function core.orgs_with(text);

commit;
