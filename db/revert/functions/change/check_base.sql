-- Revert ontour:functions/change/check_base from pg

begin;

drop function change.check_base(change.operation, integer);

commit;
