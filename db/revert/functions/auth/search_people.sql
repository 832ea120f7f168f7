-- Revert ontour:functions/auth/search_people from pg

begin;

drop function api.search_people(text);

commit;
