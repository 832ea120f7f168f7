-- Revert ontour:functions/auth/remove_pin from pg

begin;

drop function auth.remove_pin();

commit;
