-- Revert ontour:functions/tour/search_shows from pg

begin;

drop function api.search_shows(text, uuid);

commit;
