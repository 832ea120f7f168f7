-- Revert ontour:functions/change/log_insert from pg

begin;

drop function change.log_insert();

commit;
