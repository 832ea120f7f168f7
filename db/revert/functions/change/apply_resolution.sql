-- Revert ontour:functions/change/apply_resolution from pg

begin;

drop function change.apply_resolution(change.operation);

commit;
