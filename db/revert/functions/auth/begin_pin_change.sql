-- Revert ontour:functions/auth/begin_pin_change from pg

begin;

drop function auth.begin_pin_change();

commit;
