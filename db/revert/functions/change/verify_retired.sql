-- Revert ontour:functions/change/verify_retired from pg

begin;

drop function change.verify_retired();

commit;
