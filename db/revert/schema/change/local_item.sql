-- Revert ontour:schema/change/local_item from pg

begin;

drop type change.local_import;
drop type change.local_item;

commit;
