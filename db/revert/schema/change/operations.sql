-- Revert ontour:schema/change/operations from pg

begin;

drop table change.operations;

commit;
