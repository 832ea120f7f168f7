-- Revert ontour:functions/auth/forget_device from pg

begin;

drop function auth.forget_device(uuid);

commit;
