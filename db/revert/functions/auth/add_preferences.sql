-- Revert ontour:functions/auth/add_preferences from pg

begin;

drop trigger _900_add_preferences on api.users;
drop function auth.add_preferences();

commit;
