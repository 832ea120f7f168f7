-- Revert ontour:functions/change/log_update from pg

begin;

drop function change.log_update();

commit;
