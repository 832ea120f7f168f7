-- Revert ontour:functions/auth/recognize_device from pg

begin;

drop function auth.recognize_device(uuid, bytea, bytea);

commit;
