-- Revert ontour:functions/change/base_of from pg

begin;

drop function change.base_of(change.operation);

commit;
