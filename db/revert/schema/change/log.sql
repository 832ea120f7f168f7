-- Revert ontour:schema/change/log from pg

begin;

drop table change.log;

commit;
