-- Revert ontour:functions/change/verify_history from pg

begin;

drop function change.verify_history();

commit;
