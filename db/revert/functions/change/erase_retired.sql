-- Revert ontour:functions/change/erase_retired from pg

begin;

drop function change.erase_retired(change.erasures);

commit;
