-- Revert ontour:functions/auth/name_device from pg

begin;

drop function auth.name_device(uuid, text);

commit;
