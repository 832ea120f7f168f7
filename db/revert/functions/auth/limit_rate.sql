-- Revert ontour:functions/auth/limit_rate from pg

begin;

drop function auth.limit_rate(text, text);

commit;
