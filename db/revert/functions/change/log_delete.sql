-- Revert ontour:functions/change/log_delete from pg

begin;

drop function change.log_delete();

commit;
