-- Revert ontour:schema/change/local_importers from pg

begin;

drop table change.local_importers;

commit;
