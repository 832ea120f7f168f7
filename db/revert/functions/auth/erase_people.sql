-- Revert ontour:functions/auth/erase_people from pg

begin;

drop function auth.erase_people(integer, interval);

commit;
