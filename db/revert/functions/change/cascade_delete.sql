-- Revert ontour:functions/change/cascade_delete from pg

begin;

drop function change.cascade_delete();

commit;
