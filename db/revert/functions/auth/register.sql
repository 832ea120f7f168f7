-- Revert ontour:functions/auth/register from pg

begin;

drop function auth.register(text, text, text, bytea, interval, bytea, bytea);

commit;
