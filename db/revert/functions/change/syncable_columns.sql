-- Revert ontour:functions/change/syncable_columns from pg

begin;

drop function change.syncable_columns(text);

commit;
