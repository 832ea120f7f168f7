-- Revert ontour:schema/change/access from pg

begin;

drop table change.access_changes;
drop table change.access;

commit;
