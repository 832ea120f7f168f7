-- Revert ontour:schema/change/local_rows from pg

begin;

drop table change.local_rows;

commit;
