-- Revert ontour:functions/tour/seen_versions from pg

begin;

drop function tour.seen_versions(uuid, date, uuid);

commit;
