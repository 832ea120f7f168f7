-- Revert ontour:functions/change/is_latest from pg

begin;

drop function change.is_latest(change.operation, text);

commit;
