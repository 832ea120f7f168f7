-- Revert ontour:functions/auth/my_devices from pg

begin;

drop function auth.my_devices();

commit;
