-- Revert ontour:schema/change/seals from pg

begin;

drop table change.seals;

commit;
