-- Revert ontour:schema/change/erasures from pg

begin;

drop table change.erasures;

commit;
