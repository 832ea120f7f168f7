-- Revert ontour:functions/auth/set_pin from pg

begin;

drop function auth.set_pin(text);

commit;
