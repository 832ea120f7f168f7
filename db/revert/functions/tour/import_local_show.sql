-- Revert ontour:functions/tour/import_local_show from pg

begin;

drop function tour.import_local_show(change.local_import);

commit;
