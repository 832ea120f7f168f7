-- Revert ontour:functions/tour/announced_shows from pg

begin;

drop function api.announced_shows(uuid, date, date);

commit;
