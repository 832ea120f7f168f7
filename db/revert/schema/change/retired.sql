-- Revert ontour:schema/change/retired from pg

begin;

drop table change.retired;

commit;
