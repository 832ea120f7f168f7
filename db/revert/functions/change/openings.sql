-- Revert ontour:functions/change/openings from pg

begin;

drop function change.openings(change.log);

commit;
