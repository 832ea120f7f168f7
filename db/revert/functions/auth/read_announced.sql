-- Revert ontour:functions/auth/read_announced from pg

begin;

drop function auth.read_announced(uuid, text);

commit;
