-- Revert ontour:functions/change/log_erasure from pg

begin;

drop trigger _800_log_erasure on change.erasures;
drop function change.log_erasure();

commit;
