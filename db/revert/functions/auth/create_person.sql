-- Revert ontour:functions/auth/create_person from pg

begin;

drop function auth.create_person(text, text, boolean, text);

commit;
