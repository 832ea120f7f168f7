-- Revert ontour:functions/change/changed_by_others from pg

begin;

drop function change.changed_by_others(change.operation);

commit;
