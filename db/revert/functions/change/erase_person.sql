-- Revert ontour:functions/change/erase_person from pg

begin;

drop function change.erase_person(change.erasures, integer);

commit;
